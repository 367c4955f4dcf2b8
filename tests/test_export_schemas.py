"""The schemas that editors use, and what each field is said to mean."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
import yaml
from compendium.datasets import DATASETS
from compendium.dictionary import models
from compendium.exporters.schemas import dataset_schema
from compendium.loading import files, read
from support import ROOT, run

# Schemas


class AsEditorsRead(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: whole numbers, fractions, true and false are guessed, dates and no are not."""

    yaml_implicit_resolvers = {}


for _name, _pattern, _first in (("bool", "true|false", "tf"), ("int", "[-+]?[0-9]+", "-+0123456789"),
                                ("float", r"[-+]?[0-9]*\.[0-9]+", "-+.0123456789")):
    AsEditorsRead.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), list(_first))


def real_files():
    return [(dataset, path) for dataset in DATASETS for path in files(ROOT / "data", dataset.name)]


@pytest.mark.parametrize(("dataset", "path"), real_files(), ids=lambda value: getattr(value, "stem", ""))
def test_a_schema_accepts_the_real_file_as_the_project_and_as_an_editor_reads_it(catalog, dataset, path):
    schema = dataset_schema(catalog, dataset)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for value in (read(path, ROOT / "data").value, yaml.load(path.read_text(encoding="utf-8"), Loader=AsEditorsRead)):
        assert [error.message for error in validator.iter_errors(value)] == []


@pytest.mark.parametrize(("change", "said"), [
    ({"kind": "sesion"}, "'sesion' is not one of"), ({"place": "bejing"}, "'bejing' is not one of"), ({"plaice": "x"}, "'plaice' was unexpected"),
    ({"date": "March 2015"}, "does not match"), ({"title": {"en": "x"}}, "'zh' is a required property"), ({"ordinal": "first"}, "does not match"),
    ({"themes": []}, "should be non-empty"),
])
def test_a_schema_finds_a_mistake(tiny_catalog, change, said):
    dataset = next(dataset for dataset in DATASETS if dataset.name == "meetings")
    record = json.loads(json.dumps(tiny_catalog.entries["brook-session-01"].place.document.value[0])) | change
    errors = list(jsonschema.Draft202012Validator(dataset_schema(tiny_catalog, dataset)).iter_errors([record]))
    assert any(said in error.message for error in errors)


def test_the_command_writes_the_schemas_for_editors(tiny_copy):
    result = run(tiny_copy, "hooks/schemas.py")
    assert (result.returncode, result.stdout) == (0, f"{len(DATASETS)} schemas in .cache/schemas\n")
    schema = json.loads((tiny_copy / ".cache" / "schemas" / "rivers.schema.json").read_text(encoding="utf-8"))
    field = schema["$defs"]["River"]["properties"]["flows_into"]
    assert field["description"] == "The water that it flows into.\n所注入的水体。"
    assert schema["$defs"][field["$ref"].rpartition("/")[2]]["enum"] == ["silver-brook"]


# Descriptions


@pytest.mark.parametrize(("old", "new", "said"), [
    ("meetings.outcome:", "meetings.outcom:", ["meetings.outcome", "has no description", "describes no field. Did you mean 'meetings.outcome'?"]),
    ("zh: 会议的类型。", "zh: What sort of meeting it was.", ["meetings.kind", "is a copy of the English"]),
])
def test_a_missing_description_is_a_fault(tiny_copy, old, new, said):
    path = tiny_copy / "data" / "fields.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    result = run(tiny_copy, "hooks/check.py")
    assert result.returncode == 1 and "Traceback" not in result.stderr
    for words in said:
        assert words in result.stdout


def test_a_field_without_a_name_is_a_fault(tiny_copy):
    path = tiny_copy / "data" / "labels.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("field.flows_into:", "field.flows:"), encoding="utf-8")
    result = run(tiny_copy, "hooks/check.py")
    assert result.returncode == 1 and "field.flows_into\n    is missing" in result.stdout


@pytest.mark.parametrize(("prefix", "code"), [("", "en"), ("zh/", "zh")])
def test_the_dictionary_explains_every_field(tiny_site, tiny_views, prefix, code):
    text = (tiny_site / prefix / "data" / "dictionary" / "index.html").read_text(encoding="utf-8")
    common = set(re.findall(r'<tr id="common\.(\w+)"', text))
    for dataset in DATASETS:
        for owner, model in models(dataset):
            section = owner if model is dataset.model else f"group-{'text' if owner == 'prose' else owner}"
            for field in model.model_fields:
                assert field in common or f'<tr id="{section}.{field}"' in text, f"{section}.{field}"
    assert tiny_views[code].catalog.fields["rivers.flows_into"][code] in text
