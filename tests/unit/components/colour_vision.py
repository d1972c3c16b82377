"""Colours as eyes with one kind of cone missing see them, and how far two colours are apart.

Simulation: G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009:
the matrices of severity 1.0, applied to linear RGB. Difference: CIE76, the plain distance in CIELAB (D65), in
which about 2.3 is the least that can be seen (Mahy, Van Eycken and Oosterlinck 1994).
"""

Triple = tuple[float, float, float]
MATRICES: dict[str, tuple[Triple, Triple, Triple]] = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ: tuple[Triple, Triple, Triple] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Triple = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> Triple:
    """'#rrggbb' as linear light, each part 0…1."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _opened(red), _opened(green), _opened(blue)


def _opened(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _times(matrix: tuple[Triple, Triple, Triple], given: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, given, strict=True)) for row in matrix)
    return first, second, third


def seen(colour: str, eyes: str) -> Triple:
    """The colour in CIELAB as the eyes see it."""
    first, second, third = (min(1.0, max(0.0, part)) for part in _times(MATRICES[eyes], linear(colour)))
    x, y, z = (
        _root(part / white) for part, white in zip(_times(_XYZ, (first, second, third)), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return part ** (1 / 3) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29


def difference(one: str, other: str, eyes: str) -> float:
    """Distance of two colours in CIELAB (ΔE*ab) for the eyes."""
    pairs = zip(seen(one, eyes), seen(other, eyes), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)
