"""From degrees to the picture: Lambert's conformal conic projection of a sphere.

Angles and small shapes are true, and the scale is true on two parallels at a sixth of the extent's height
from its edges; between and beside them it errs by less than one per cent on the maps of this project.
"""

from __future__ import annotations

from math import cos, inf, log, pi, radians, sin, tan

from compendium.records.models.maps import Extent, LonLat

# Kilometres; the sphere of the same volume as the Earth.
EARTH = 6371.0
_STEPS = 24


class Projection:
    """Maps longitude and latitude onto a picture `width` wide, whose height follows from the extent.

    The picture is the smallest upright rectangle that holds the extent, so its upper corners show a little
    more.
    """

    def __init__(self, extent: Extent, width: float) -> None:
        self.extent = extent
        sixth = (extent.north - extent.south) / 6
        low, high = radians(extent.south + sixth), radians(extent.north - sixth)
        self._middle = (extent.west + extent.east) / 2
        self._cone = log(cos(low) / cos(high)) / log(_find_slope(high) / _find_slope(low))
        self._factor = cos(low) * _find_slope(low) ** self._cone / self._cone
        left, top, right, bottom = self._find_bounds()
        self._left, self._top = left, top
        # Pixels for each radius of the Earth.
        self._zoom = width / (right - left)
        self.width, self.height = width, round((bottom - top) * self._zoom, 1)

    @property
    def pixels_per_kilometre(self) -> float:
        """Return the scale on the two true parallels."""
        return self._zoom / EARTH

    def point(self, position: LonLat) -> LonLat:
        """Return where a place (longitude, latitude) lies in the picture: from the left, from the top."""
        x, y = self._project_plane(*position)
        return (x - self._left) * self._zoom, (y - self._top) * self._zoom

    def line(self, positions: tuple[LonLat, ...]) -> list[LonLat]:
        """Return a line's points in the picture."""
        return [self.point(position) for position in positions]

    def may_show(self, positions: tuple[LonLat, ...]) -> bool:
        """Return whether a line comes near the extent at all.

        The picture shows a little more than the extent.
        """
        extent = self.extent
        across, up = (extent.east - extent.west) / 3, (extent.north - extent.south) / 3
        longitudes, latitudes = [at[0] for at in positions], [at[1] for at in positions]
        return (max(longitudes) > extent.west - across and min(longitudes) < extent.east + across
                and max(latitudes) > extent.south - up and min(latitudes) < extent.north + up)

    def meridian(self, longitude: float) -> list[LonLat]:
        """Return a meridian as a line from beyond the picture's foot to beyond its head."""
        extent = self.extent
        return self.line(((longitude, max(extent.south - 3, -85)), (longitude, min(extent.north + 3, 85))))

    def parallel(self, latitude: float) -> list[LonLat]:
        """Return a parallel as a line of many short pieces, since it is curved, from beyond one side to
        beyond the other.
        """
        extent = self.extent
        beyond = (extent.east - extent.west) / 4
        span = extent.east - extent.west + 2 * beyond
        return self.line(tuple((extent.west - beyond + span * step / _STEPS, latitude)
                               for step in range(_STEPS + 1)))

    def _project_plane(self, longitude: float, latitude: float) -> LonLat:
        radius = self._factor / _find_slope(radians(latitude)) ** self._cone
        angle = self._cone * radians(longitude - self._middle)
        return radius * sin(angle), radius * cos(angle)

    def _find_bounds(self) -> tuple[float, float, float, float]:
        left = top = inf
        right = bottom = -inf
        extent = self.extent
        for step in range(_STEPS + 1):
            longitude = extent.west + (extent.east - extent.west) * step / _STEPS
            latitude = extent.south + (extent.north - extent.south) * step / _STEPS
            for position in ((longitude, extent.south), (longitude, extent.north),
                             (extent.west, latitude), (extent.east, latitude)):
                x, y = self._project_plane(*position)
                left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
        return left, top, right, bottom


def _find_slope(latitude: float) -> float:
    return tan(pi / 4 + latitude / 2)
