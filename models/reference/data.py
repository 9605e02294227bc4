"""Photos, holes and label maps for training, drawn from a seed.

The folder has `portraits`, `scenes` and more folders of photos, `masks` (white = hole) and `labels` (weak maps and tags).
"""

import csv
import io
import re
import zlib
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageDraw

EVALUATION_ONLY = {"labelled", "oldphotos"}
UNKNOWN = 255
SEPIA = np.array([1.07, 0.98, 0.80], np.float32)


def split(name):
    """`test`, `validation` or `train` by the CRC-32 of the photo's id; crops of one photo stay together."""
    bucket = zlib.crc32(re.sub(r"_c\d$", "", Path(name).stem).encode()) % 100
    return "test" if bucket < 5 else "validation" if bucket < 10 else "train"


class Photos:
    """All photos of a split, decoded once. Folders are drawn equally often, sources in them by the root of their size."""

    def __init__(self, root, part="train", labelled_only=False):
        self.root = Path(root)
        self.groups = []
        for folder in sorted(self.root.iterdir()):
            files = [] if folder.name in EVALUATION_ONLY | {"masks", "labels"} or not folder.is_dir() else [
                file for file in sorted(folder.iterdir()) if file.suffix in {".jpg", ".png"} and split(file.name) == part]
            if labelled_only:
                files = [file for file in files if self.map_file(file).exists()]
            sources = {}
            for file in files:
                sources.setdefault(file.name.split("_")[0], []).append(file)
            if sources:
                self.groups.append([(members, len(members) ** 0.5) for members in sources.values()])
        self.bytes = {}

    def map_file(self, photo):
        return self.root / "labels" / "maps" / f"{photo.stem}.png"

    def draw(self, random):
        group = self.groups[random.integers(len(self.groups))]
        weights = np.array([weight for _, weight in group])
        members = group[random.choice(len(group), p=weights / weights.sum())][0]
        return members[random.integers(len(members))]

    def open(self, file):
        if file not in self.bytes:
            self.bytes[file] = np.asarray(Image.open(file).convert("RGB"))
        return self.bytes[file]


def square(photo, size, smallest, random):
    """A random square of a photo as (3, size, size) in [0, 1], where it was (x, y, side), and whether it is mirrored."""
    height, width = photo.shape[:2]
    short = min(height, width)
    side = int(np.clip(round(short * (smallest + (1 - smallest) * random.random())), min(size // 2, short), short))
    x, y = int(random.integers(width - side + 1)), int(random.integers(height - side + 1))
    crop = Image.fromarray(photo[y:y + side, x:x + side])
    crop = crop.resize((size, size), Image.BOX if side > size else Image.BILINEAR)
    rgb = np.asarray(crop, np.float32) / 255
    mirrored = bool(random.integers(2))
    return aged(rgb[:, ::-1] if mirrored else rgb, random).transpose(2, 0, 1), (x, y, side), mirrored


def aged(rgb, random):
    """What restorers meet: grey, sepia, faded, grainy, and compressed pictures."""
    look = random.random()
    if look < 0.4:
        rgb = (rgb @ np.array([0.299, 0.587, 0.114], np.float32))[..., None] * (SEPIA if look < 0.1 else np.ones(3, np.float32))
    rgb = (rgb - 0.5) * (0.75 + 0.4 * random.random()) + 0.5 + 0.16 * (random.random() - 0.5)
    if random.random() < 0.15:
        grain = random.normal(size=rgb.shape[:2] + (1,)) * 0.04 * random.random()
        rgb = rgb + grain
    rgb = np.clip(rgb, 0, 1).astype(np.float32)
    if random.random() < 0.1:
        stream = io.BytesIO()
        Image.fromarray((rgb * 255).round().astype(np.uint8)).save(stream, "JPEG", quality=int(random.integers(40, 90)))
        rgb = np.asarray(Image.open(stream), np.float32) / 255
    return rgb


class Masks:
    """Holes: squares of mask pictures, and scratches, strokes and blots of our own. 1 = hole."""

    def __init__(self, root):
        self.files = sorted((Path(root) / "masks").iterdir())
        self.open = {}

    def draw(self, size, random):
        while True:
            mask = self.own(size, random) if random.random() < 0.35 else self.picture(size, random)
            if 0.005 <= mask.mean() <= 0.65:
                return mask

    def picture(self, size, random):
        file = self.files[random.integers(len(self.files))]
        if file not in self.open:
            self.open[file] = np.packbits(np.asarray(Image.open(file).convert("L")) >= 128, axis=1)
        mask = np.unpackbits(self.open[file], axis=1)
        side = int(min(mask.shape) * (0.25 + 0.6 * random.random()))
        x, y = (int(random.integers(extent - side + 1)) for extent in mask.shape[::-1])
        crop = Image.fromarray(mask[y:y + side, x:x + side] * 255).resize((size, size), Image.BOX)
        mask = np.asarray(crop) >= 128
        mask = mask[:, ::-1] if random.integers(2) else mask
        mask = mask[::-1] if random.integers(2) else mask
        return (mask.T if random.integers(2) else mask).astype(np.float32)

    def own(self, size, random):
        image = Image.new("L", (size, size))
        draw = ImageDraw.Draw(image)
        for _ in range(random.integers(6)):
            self.stroke(draw, size, 1 + 0.03 * size * random.random(), 0.15, random)
        for _ in range(random.integers(5)):
            self.stroke(draw, size, size * (0.04 + 0.12 * random.random()), 0.9, random)
        for _ in range(random.integers(3)):
            width, height = size * (0.04 + 0.4 * random.random(2))
            x, y = size * random.random(2)
            box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2]
            draw.ellipse(box, 255) if random.integers(2) else draw.rectangle(box, 255)
        return (np.asarray(image) >= 128).astype(np.float32)

    @staticmethod
    def stroke(draw, size, width, turn, random):
        """A wandering line; `turn` is how far its direction changes at each joint, in radians."""
        points = [size * random.random(2)]
        angle = 2 * np.pi * random.random()
        for _ in range(2 + random.integers(8)):
            angle += turn * 2 * (random.random() - 0.5)
            length = size * (0.06 + 0.16 * random.random())
            points.append(points[-1] + length * np.array([np.cos(angle), np.sin(angle)]))
        draw.line([tuple(point) for point in points], 255, int(round(width)), joint="curve")
        for x, y in (points[0], points[-1]):
            draw.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], 255)


def membrane(picture, mask, sweeps=4):
    """The known colours continued smoothly into the holes: nearly Laplace's equation, coarse to fine."""
    known = (1 - mask).expand_as(picture)
    return continued(picture * known, known, sweeps)


def continued(values, known, sweeps):
    height, width = values.shape[-2:]
    if height * width == 1 or bool((known >= 1).all()):
        return values
    pad = (0, width % 2, 0, height % 2)
    weight = 4 * F.avg_pool2d(F.pad(known, pad), 2)
    coarse = 4 * F.avg_pool2d(F.pad(values * known, pad), 2) / weight.clamp(min=1e-6)
    coarse = continued(coarse, weight.clamp(max=1), sweeps)
    smooth = F.interpolate(coarse, scale_factor=2.0, mode="bilinear", align_corners=False)[..., :height, :width]
    values = known * values + (1 - known) * smooth
    hole = known == 0
    board = (torch.arange(height)[:, None] + torch.arange(width)) % 2 == 0
    for _ in range(sweeps):
        for colour in (board, ~board):
            around = F.pad(values, (1, 1, 1, 1), "replicate")
            mean = (around[..., :-2, 1:-1] + around[..., 2:, 1:-1] + around[..., 1:-1, :-2] + around[..., 1:-1, 2:]) / 4
            values = torch.where(hole & colour, mean, values)
    return values


def table(file):
    with open(file, encoding="utf-8") as rows:
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


class Labels:
    """Weak label maps and image tags with their text vectors, which `sairbrush train texts` wrote."""

    def __init__(self, photos, texts):
        folder = photos.root / "labels"
        self.photos = photos
        self.vectors, self.tag_vectors, self.centre = texts["labels"], texts["tags"], texts["centre"]
        self.position = np.full(256, -1)
        names = [int(row["index"]) for row in table(folder / "labels.tsv") if int(row["index"]) != UNKNOWN]
        self.position[names] = np.arange(len(names))
        order, self.tags = {}, {}
        for row in table(folder / "tags.tsv"):
            position = order.setdefault(row["name"], len(order))
            tags = self.tags.setdefault(Path(row["file"]).stem, {})
            tags[position] = max(tags.get(position, 0), float(row["p"] or 1))
        counts = np.zeros(len(self.vectors))
        self.maps = {}
        for file in sorted((folder / "maps").iterdir()):
            map = np.asarray(Image.open(file))
            self.maps[file.stem] = map
            known = self.position[map]
            counts += np.bincount(known[known >= 0], minlength=len(counts))
        self.weights = (counts / counts.sum() + 0.001) ** -0.3

    def shares(self, file, place, mirrored, cells):
        """The share of each label in each cell (cells², labels) and the cells' weights; unknown pixels are left out."""
        labels = len(self.vectors)
        if file.stem not in self.maps:
            return np.zeros((cells * cells, labels), np.float32), np.zeros(cells * cells, np.float32)
        map = self.maps[file.stem]
        height, width = self.photos.open(file).shape[:2]
        x, y, side = place
        per_cell = 4
        steps = (np.arange(cells * per_cell) + 0.5) / (cells * per_cell) * side
        rows = ((y + steps) * map.shape[0] / height).astype(int).clip(0, map.shape[0] - 1)
        columns = ((x + steps) * map.shape[1] / width).astype(int).clip(0, map.shape[1] - 1)
        sample = self.position[map[np.ix_(rows, columns[::-1] if mirrored else columns)]]
        sample = sample.reshape(cells, per_cell, cells, per_cell).transpose(0, 2, 1, 3).reshape(cells * cells, -1)
        cell = np.repeat(np.arange(cells * cells), per_cell * per_cell)
        known = sample.ravel() >= 0
        counts = np.bincount(cell[known] * labels + sample.ravel()[known], minlength=cells * cells * labels)
        counts = counts.reshape(cells * cells, labels).astype(np.float32)
        weights = counts @ self.weights.astype(np.float32) / per_cell**2
        return counts / counts.sum(1, keepdims=True).clip(1), weights

    def tagged(self, file):
        """The picture's tags as shares that sum to 1, or zeros."""
        shares = np.zeros(len(self.tag_vectors), np.float32)
        for position, value in self.tags.get(file.stem, {}).items():
            shares[position] = value
        return shares / max(shares.sum(), 1e-6)
