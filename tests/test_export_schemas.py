"""The schemas that editors use, and what each field is said to mean."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
import yaml
from compendium.core.fields import Prose
from compendium.exports.schemas import make_schema
from compendium.records.datasets import DATASETS
from compendium.records.field_descriptions import list_models
from compendium.records.loader import list_files, read_file
from support import ROOT, run_command

# Schemas


class AsEditorsRead(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: whole numbers, fractions, true and false are guessed, dates and no are not."""

    yaml_implicit_resolvers = {}


for _name, _pattern, _first in (("bool", "true|false", "tf"), ("int", "[-+]?[0-9]+", "-+0123456789"),
                                ("float", r"[-+]?[0-9]*\.[0-9]+", "-+.0123456789")):
    AsEditorsRead.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), list(_first))


def real_files():
    return [(dataset, path) for dataset in DATASETS for path in list_files(ROOT / "data", dataset.name)]


@pytest.mark.parametrize(("dataset", "path"), real_files(), ids=lambda value: getattr(value, "stem", ""))
def test_a_schema_accepts_the_real_file_as_the_project_and_as_an_editor_reads_it(catalog, dataset, path):
    schema = make_schema(catalog, dataset)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for value in (read_file(path, ROOT / "data").value, yaml.load(path.read_text(encoding="utf-8"), Loader=AsEditorsRead)):
        assert [error.message for error in validator.iter_errors(value)] == []


@pytest.mark.parametrize(("change", "said"), [
    ({"kind": "sesion"}, "'sesion' is not one of"), ({"place": "bejing"}, "'bejing' is not one of"), ({"plaice": "x"}, "'plaice' was unexpected"),
    ({"date": "March 2015"}, "does not match"), ({"title": {"en": "x"}}, "'zh' is a required property"), ({"ordinal": "first"}, "does not match"),
    ({"themes": []}, "should be non-empty"),
])
def test_a_schema_finds_a_mistake(tiny_catalog, change, said):
    dataset = next(dataset for dataset in DATASETS if dataset.name == "meetings")
    file = read_file(tiny_catalog.root / "meetings.yml", tiny_catalog.root)
    record = json.loads(json.dumps(file.value[0])) | change
    errors = list(jsonschema.Draft202012Validator(make_schema(tiny_catalog, dataset)).iter_errors([record]))
    assert any(said in error.message for error in errors)


def test_the_command_writes_the_schemas_for_editors(tiny_copy):
    result = run_command(tiny_copy, "schemas")
    assert (result.returncode, result.stdout) == (0, f"{len(DATASETS)} schemas in .cache/schemas\n")
    schema = json.loads((tiny_copy / ".cache" / "schemas" / "rivers.schema.json").read_text(encoding="utf-8"))
    field = schema["$defs"]["River"]["properties"]["flows_into"]
    assert field["description"] == "The water that it flows into.\n所注入的水体。"
    assert schema["$defs"][field["$ref"].rpartition("/")[2]]["enum"] == ["silver-brook"]


def test_the_exported_json_is_as_its_schema_says(exports, catalog):
    tables = sorted(path.stem for path in (exports / "data").glob("*.csv"))
    assert len(tables) > len(DATASETS)
    for name in tables:
        schema = json.loads((exports / "schemas" / f"{name}.json.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        errors = jsonschema.Draft202012Validator(schema).iter_errors(json.loads((exports / "data" / f"{name}.json").read_text(encoding="utf-8")))
        assert [(list(error.path), error.message) for error in errors][:3] == [], name


def test_the_schema_of_an_export_finds_what_is_not_exported(exports):
    schema = json.loads((exports / "schemas" / "rivers.json.schema.json").read_text(encoding="utf-8"))
    held = json.loads((exports / "data" / "rivers.json").read_text(encoding="utf-8"))
    held[0] |= {"kind": 7, "plaice": "x"}
    told = [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(held)]
    assert any("7 is not of type" in message for message in told) and any("plaice" in message for message in told)


# Descriptions


@pytest.mark.parametrize(("old", "new", "said"), [
    ("meetings.outcome:", "meetings.outcom:", ["meetings.outcome", "has no description", "describes no field. Did you mean 'meetings.outcome'?"]),
    ("zh: 会议的类型。", "zh: What sort of meeting it was.", ["meetings.kind", "is a copy of the English"]),
])
def test_a_missing_description_is_a_fault(tiny_copy, old, new, said):
    path = tiny_copy / "data" / "words" / "meetings.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    result = run_command(tiny_copy, "check")
    assert result.returncode == 1 and "Traceback" not in result.stderr
    for words in said:
        assert words in result.stdout


def test_a_field_without_a_name_is_a_fault(tiny_copy):
    path = tiny_copy / "data" / "words" / "rivers.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("field.flows_into:", "field.flows:"), encoding="utf-8")
    result = run_command(tiny_copy, "check")
    assert result.returncode == 1 and "data/words/rivers.yml:1  field.flows_into\n    is missing" in result.stdout


@pytest.mark.parametrize(("prefix", "code"), [("", "en"), ("zh/", "zh")])
def test_the_dictionary_explains_every_field(tiny_site, tiny_views, prefix, code):
    text = (tiny_site / prefix / "data" / "dictionary" / "index.html").read_text(encoding="utf-8")
    common = set(re.findall(r'<tr id="common\.(\w+)"', text))
    for dataset in DATASETS:
        for owner, model in list_models(dataset):
            section = owner if model is dataset.model else f"group-{'text' if issubclass(model, Prose) else owner}"
            for field in model.model_fields:
                assert field in common or f'<tr id="{section}.{field}"' in text, f"{section}.{field}"
    assert tiny_views[code].catalog.fields["rivers.flows_into"][code] in text
