"""A map names what exists and draws only what has a known position; shapes belong to records."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.checks.drawings import check_words, explain_unknown, find_repeated
from compendium.core.field_walk import LocatedFault, Location, walk_record
from compendium.core.problems import Problem, suggest_nearest
from compendium.records.catalog import Catalog
from compendium.records.models import Map, Shape
from compendium.records.models.maps import Extent


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each map that cannot be drawn as it is defined, and for each shape that is of no
    record.
    """
    yield from find_repeated(catalog.map_places, "map")
    for item, place in catalog.map_places:
        for location, message in (*check_words(catalog, item), *_check_references(catalog, item),
                                  *_check_frame(catalog, item),
                                  *_check_drawn(catalog, item), *_check_named(catalog, item),
                                  *_check_listed(catalog, item)):
            yield place.problem(item.id, location, message)
    for name, file in catalog.geo.items():
        licence, known = file.provenance.licence, catalog.vocabulary.get("licences", {})
        if licence not in known:
            yield Problem(f"data/geo/{name}.geojson", 1, "", "provenance.licence",
                          explain_unknown(licence, "licences", known))
        for index, shape in enumerate(file.features):
            yield from _find_shape(catalog, f"data/geo/{name}.geojson", index, shape)


def _check_references(catalog: Catalog, item: Map) -> Iterator[LocatedFault]:
    known = catalog.broken | {name: entry.dataset.name for name, entry in catalog.entries.items()}
    for location, spec, value in walk_record(item):
        if spec.ref is None:
            continue
        allowed = spec.ref.datasets
        if value not in known:
            candidates = [name for name, dataset in known.items() if not allowed or dataset in allowed]
            where = ", ".join(f"data/{name}.yml" for name in allowed) or "the data"
            yield location, f"no record has the id '{value}'.{suggest_nearest(value, candidates)} ({where})"
        elif allowed and known[value] not in allowed:
            yield location, (f"'{value}' is one of the {known[value]}; this field takes "
                             f"{' or '.join(allowed)}.")


def _check_frame(catalog: Catalog, item: Map) -> Iterator[LocatedFault]:
    if not (item.extent.west < item.extent.east and item.extent.south < item.extent.north):
        yield ("extent",), "must have its west below its east and its south below its north."
    for index, layer in enumerate(item.layers):
        if layer not in catalog.geo:
            yield ("layers", index), explain_unknown(layer, "files of data/geo", catalog.geo)


def _check_drawn(catalog: Catalog, item: Map) -> Iterator[LocatedFault]:
    """What is drawn has a position that a gazetteer or a shape gives, and it lies in the frame."""
    drawn: list[tuple[Location, str]] = [(("draw", index), name) for index, name in enumerate(item.draw)]
    drawn += [(("sites", index, "at"), site.at) for index, site in enumerate(item.sites)]
    drawn += [(("courses", index, "via", step), name) for index, course in enumerate(item.courses)
              for step, name in enumerate(course.via)]
    for location, name in drawn:
        if name not in catalog.entries:
            continue
        point = _find_point(catalog, name)
        if point and not _is_inside(item.extent, point):
            yield location, (f"'{name}' lies outside the map's extent; widen it, or put the record into "
                             f"'listed'.")
        elif not point and (location[0] != "draw" or not _has_shape(catalog, name)):
            yield location, (f"'{name}' has no known position. Give its record one with the gazetteer that "
                             f"says so, "
                             "or put it into 'listed': a position is never guessed.")


def _check_named(catalog: Catalog, item: Map) -> Iterator[LocatedFault]:
    """A project stands only at places that its own record names, which rests on a source."""
    claims: list[tuple[Location, str, str]] = [
        (("sites", index, "at"), site.record, site.at) for index, site in enumerate(item.sites)]
    claims += [(("courses", index, "via", step), course.record, name)
               for index, course in enumerate(item.courses)
               for step, name in enumerate(course.via)]
    for location, name, at in claims:
        entry = catalog.entries.get(name)
        if entry and at in catalog.entries and at not in {value
                                                          for _, spec, value in entry.values
                                                          if spec.ref}:
            yield location, f"the record '{name}' does not name '{at}'; a map says no more than the records."


def _check_listed(catalog: Catalog, item: Map) -> Iterator[LocatedFault]:
    known = {*item.draw, *(site.record for site in item.sites), *(course.record for course in item.courses)}
    for index, name in enumerate(item.listed):
        point = _find_point(catalog, name)
        if name in known:
            yield ("listed", index), f"'{name}' is drawn already; take it out here."
        elif point and _is_inside(item.extent, point):
            yield ("listed", index), f"'{name}' has a position inside the map; put it into 'draw'."


def _find_shape(catalog: Catalog, path: str, index: int, shape: Shape) -> Iterator[Problem]:
    for field in ("record", "left", "right"):
        name = getattr(shape.properties, field)
        if name and name not in catalog.entries and name not in catalog.broken:
            yield Problem(path, 1, "", f"features[{index}].properties.{field}",
                          f"no record has the id '{name}'.{suggest_nearest(name, catalog.entries)}")


def _find_point(catalog: Catalog, name: str) -> tuple[float, float] | None:
    entry = catalog.entries.get(name)
    position = getattr(entry.record, "position", None) if entry else None
    return (float(position.lon), float(position.lat)) if position else None


def _has_shape(catalog: Catalog, name: str) -> bool:
    """Return whether a record has a shape, or is a state on one side of a boundary."""
    sides = {side for file in catalog.geo.values() for shape in file.features
             for side in (shape.properties.left, shape.properties.right)}
    return name in catalog.shapes or name in sides


def _is_inside(extent: Extent, point: tuple[float, float]) -> bool:
    return extent.west <= point[0] <= extent.east and extent.south <= point[1] <= extent.north
