"""How colours are seen: their contrast by WCAG 2.2, and their distance with each kind of colour vision."""

import numpy as np

# What is seen without one of the three receptors (Machado, Oliveira and Fernandes, 2009), in linear light.
KINDS = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def linear(colour):
    """The light of #rrggbb: red, green and blue, each from 0 to 1."""
    channels = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def luminance(colour):
    """Relative luminance of #rrggbb by WCAG 2.2."""
    return float(TO_XYZ[1] @ linear(colour))


def contrast(a, b):
    darker, lighter = sorted((luminance(a), luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(colour, kind):
    """CIELAB of #rrggbb as one kind of vision has it."""
    x, y, z = TO_XYZ @ np.clip(KINDS[kind] @ linear(colour), 0, 1) / TO_XYZ.sum(axis=1)
    f = [np.cbrt(part) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(a, b, kind):
    """The distance of two colours in CIELAB; 2 is hardly seen, 10 at a glance."""
    return float(np.hypot.reduce(lab(a, kind) - lab(b, kind)))
