"""Draws masks of scratches and dust, as scans have them: python scratches.py FOLDER [COUNT]. The same every time."""

import math
import random
import sys
from pathlib import Path

from PIL import Image, ImageDraw

SIDE = 512


def scratch(draw, chance):
    """A line that bends a little, 4 to 14 pixels wide."""
    x, y = chance.random() * SIDE, chance.random() * SIDE
    angle = chance.random() * 2 * math.pi
    points = [(x, y)]
    for _ in range(chance.randint(4, 14)):
        angle += chance.gauss(0, 0.12)
        x, y = x + 24 * math.cos(angle), y + 24 * math.sin(angle)
        points.append((x, y))
    draw.line(points, fill=255, width=chance.randint(4, 14), joint="curve")


def speck(draw, chance):
    x, y = chance.random() * SIDE, chance.random() * SIDE
    across = chance.choice([3, 4, 5, 6, 8, 12, 18])
    down = across * chance.uniform(0.5, 1)
    draw.ellipse((x - across, y - down, x + across, y + down), fill=255)


def mask(chance):
    picture = Image.new("L", (SIDE, SIDE), 0)
    draw = ImageDraw.Draw(picture)
    for _ in range(chance.randint(2, 5)):
        scratch(draw, chance)
    for _ in range(chance.randint(15, 45)):
        speck(draw, chance)
    return picture


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(3)
    for number in range(int(sys.argv[2]) if len(sys.argv) > 2 else 40):
        mask(dice).save(folder / f"scratches-{number:02d}.png")
