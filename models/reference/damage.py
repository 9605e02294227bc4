"""Damage of old photos, drawn from a seed: what a picture looks like with it, and where it is.

Scratches, fibres, dust, cracks, creases and places where the picture has come off. White borders of prints are drawn as
well, as something that is no damage.
"""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SUPER = 2  # drawn this many times as large, so that edges are soft
PART = 0.25  # a pixel is damaged where at least this share of it is covered
SEEN = 0.03  # and where that changes it by at least so much: what can't be seen needs no repair


class Canvas:
    """How much of each pixel one piece of damage covers, (S, S) in [0, 1]."""

    def __init__(self, size):
        self.size = size
        self.image = Image.new("L", (SUPER * size, SUPER * size))
        self.draw = ImageDraw.Draw(self.image)

    def line(self, points, width):
        width = SUPER * width
        self.draw.line([(SUPER * x, SUPER * y) for x, y in points], 255, max(1, round(width)), joint="curve")

    def polygon(self, points):
        self.draw.polygon([(SUPER * x, SUPER * y) for x, y in points], 255)

    def disc(self, x, y, radius):
        x, y, radius = SUPER * x, SUPER * y, max(0.5, SUPER * radius)
        self.draw.ellipse([x - radius, y - radius, x + radius, y + radius], 255)

    def coverage(self):
        small = self.image.resize((self.size, self.size), Image.BOX)
        return np.asarray(small, np.float32) / 255


def wander(start, angle, length, step, turn, random):
    """A line whose direction changes by up to `turn` radians at each joint."""
    points = [np.array(start, float)]
    while length > 0:
        angle += turn * (2 * random.random() - 1)
        far = min(step, length)
        points.append(points[-1] + far * np.array([np.cos(angle), np.sin(angle)]))
        length -= far
    return points


def jagged(start, end, roughness, random):
    """A rough line by midpoint displacement."""
    points = [np.array(start, float), np.array(end, float)]
    shift = roughness * np.hypot(*(points[1] - points[0]))
    while shift > 0.5 and len(points) < 200:
        finer = [points[0]]
        for a, b in zip(points, points[1:]):
            finer += [(a + b) / 2 + shift * (2 * random.random(2) - 1), b]
        points, shift = finer, shift / 2
    return points


def blob(x, y, radius, swing, random):
    phases = 2 * np.pi * random.random(5)
    angles = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    waves = sum(swing / (wave + 1) * np.sin((wave + 2) * angles + phase) for wave, phase in enumerate(phases))
    reach = radius * (1 + waves)
    return list(zip(x + reach * np.cos(angles), y + reach * np.sin(angles)))


def anywhere(size, random):
    return size * random.random(2)


def scratches(canvas, random):
    direction = np.pi * random.random()
    width = 0.6 + 2.4 * random.random() ** 2
    for _ in range(1 + random.integers(5)):
        length = canvas.size * (0.1 + 1.1 * random.random() ** 2)
        angle = direction + 0.2 * random.normal() + np.pi * random.integers(2)
        canvas.line(wander(anywhere(canvas.size, random), angle, length, 4 + length / 8, 0.06, random), width)


def fibres(canvas, random):
    for _ in range(1 + random.integers(3)):
        length = canvas.size * (0.05 + 0.25 * random.random())
        start = anywhere(canvas.size, random)
        canvas.line(wander(start, 2 * np.pi * random.random(), length, 3, 0.5, random), 0.6 + 0.9 * random.random())


def dust(canvas, random):
    for _ in range(int(np.exp(random.uniform(0, np.log(60))))):
        x, y = anywhere(canvas.size, random)
        radius = 0.4 + 2.6 * random.random() ** 3
        canvas.disc(x, y, radius) if radius < 1 else canvas.polygon(blob(x, y, radius, 0.25, random))


def cracks(canvas, random):
    def branch(start, angle, length, depth):
        points = wander(start, angle, length, 5, 0.45, random)
        canvas.line(points, 0.6 + 1.6 * random.random() / (depth + 1))
        for _ in range(random.integers(3) if depth < 2 else 0):
            at = points[random.integers(len(points))]
            branch(at, angle + random.uniform(-1.3, 1.3), length * (0.3 + 0.4 * random.random()), depth + 1)
    branch(anywhere(canvas.size, random), 2 * np.pi * random.random(), canvas.size * (0.2 + 0.6 * random.random()), 0)


def crease(canvas, random):
    start, end = (0, canvas.size * random.random()), (canvas.size, canvas.size * random.random())
    if random.integers(2):
        start, end = start[::-1], end[::-1]
    points = jagged(start, end, 0.02, random)
    width = 0.8 + 3 * random.random()
    canvas.line(points, width * 0.6)
    for x, y in points[::max(1, len(points) // 30)]:
        canvas.polygon(blob(x + random.normal() * width / 2, y + random.normal() * width / 2,
                            width * (0.2 + random.random()), 0.35, random))


def flakes(canvas, random):
    """Where the picture has come off the paper."""
    x, y = anywhere(canvas.size, random)
    spread = canvas.size * (0.02 + 0.1 * random.random() ** 2)
    for _ in range(1 + random.integers(6)):
        radius = spread * (0.15 + 0.6 * random.random())
        outline = blob(x + random.normal() * spread, y + random.normal() * spread, radius, 0.3, random)
        rough = [point for a, b in zip(outline[::5], outline[5::5] + outline[:5]) for point in jagged(a, b, 0.2, random)]
        canvas.polygon(rough)


def torn_edge(canvas, random):
    size = canvas.size
    first, last = sorted(size * (1.6 * random.random(2) - 0.3))
    depth = size * (0.02 + 0.15 * random.random())
    middle = (first + last) / 2
    outline = jagged((first, 0), (middle, depth), 0.12, random) + jagged((middle, depth), (last, 0), 0.12, random)
    side = random.integers(4)
    turns = [lambda x, y: (x, y), lambda x, y: (x, size - y), lambda x, y: (y, x), lambda x, y: (size - y, x)]
    canvas.polygon([turns[side](x, y) for x, y in outline])


def foxing(canvas, random):
    """Spots that mould and rust leave, most of them together."""
    x, y = anywhere(canvas.size, random)
    spread = canvas.size * (0.05 + 0.4 * random.random())
    for _ in range(2 + int(np.exp(random.uniform(0, np.log(20))))):
        radius = 0.8 + 4 * random.random() ** 2
        canvas.polygon(blob(x + random.normal() * spread, y + random.normal() * spread, radius, 0.2, random))


def smear(canvas, random):
    """What was wiped or has run down."""
    length = canvas.size * (0.05 + 0.35 * random.random())
    width = canvas.size * (0.01 + 0.05 * random.random())
    canvas.line(wander(anywhere(canvas.size, random), 2 * np.pi * random.random(), length, 3, 0.3, random), width)


def tide_line(canvas, random):
    """The rim that water leaves where it dries."""
    x, y = anywhere(canvas.size, random)
    outline = blob(x, y, canvas.size * (0.1 + 0.5 * random.random()), 0.25, random)
    rough = [point for a, b in zip(outline, outline[1:] + outline[:1]) for point in jagged(a, b, 0.08, random)]
    canvas.line(rough + rough[:1], 0.8 + 2.4 * random.random())


KINDS = [(scratches, 0.28), (fibres, 0.12), (dust, 0.25), (cracks, 0.1), (crease, 0.09), (flakes, 0.06), (torn_edge, 0.04),
         (foxing, 0.06), (smear, 0.03), (tide_line, 0.03)]
SOFT = {foxing, smear, tide_line}  # a change of tone in the paper rather than something on it or off it


def smooth_noise(size, cells, random):
    """(S, S) in [0, 1], changing over S / cells pixels."""
    small = Image.fromarray((255 * random.random((cells, cells))).astype(np.uint8))
    return np.asarray(small.resize((size, size), Image.BICUBIC), np.float32) / 255


def coloured(photo):
    """Whether a photo (H, W, 3) of bytes is in colour, neither grey nor toned.

    Old photos, which are not, have damage of their own that nobody has marked: a network that learns on them that
    it is none finds less.
    """
    red, _, blue = photo[::4, ::4].astype(np.float32).transpose(2, 0, 1)
    return ((red - blue) / np.maximum(red + blue, 64)).std() > 0.05


def blurred(rgb, radius):
    soft = Image.fromarray((np.clip(rgb, 0, 1) * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(radius))
    return np.asarray(soft, np.float32) / 255


def border(rgb, random):
    """The paper around a print, on some of its sides: no damage."""
    size = len(rgb)
    paper = np.float32(random.choice([0.1, 0.8, 0.9, 0.97])) * (1 - np.array([0, 0.02, 0.08]) * random.random())
    inside = np.zeros((size, size), bool)
    low, high = (size * (0.12 * random.random((2, 2)) * random.integers(2, size=(2, 2)))).astype(int)
    inside[low[0]:size - high[0], low[1]:size - high[1]] = True
    return np.where(inside[..., None], rgb, paper + 0.02 * (smooth_noise(size, 12, random) - 0.5)[..., None])


def damaged(rgb, random):
    """A picture (S, S, 3) in [0, 1] with damage on it, and where that is, (S, S), 1 = damaged."""
    size = len(rgb)
    if random.random() < 0.35:  # the picture may be softer than its damage
        rgb = blurred(rgb, 1.8 * random.random())
    if random.random() < 0.15:
        rgb = border(rgb, random)
    truth = np.zeros((size, size), np.float32)
    weights = np.array([weight for _, weight in KINDS])
    pieces = 0 if random.random() < 0.12 else 1 + random.integers(5)
    for _ in range(pieces):
        kind = KINDS[random.choice(len(KINDS), p=weights / weights.sum())][0]
        canvas = Canvas(size)
        kind(canvas, random)
        cover = canvas.coverage()
        strength = 0.35 + 0.65 * random.random() ** 0.5
        if kind in (scratches, cracks, crease):  # fainter in places
            strength = strength * np.clip(0.35 + 1.1 * smooth_noise(size, 5, random), 0, 1)
        if kind in SOFT:
            strength = 0.15 + 0.6 * random.random()
            cover = blurred(cover, 0.4 + 2 * random.random())
        elif random.random() < 0.6:  # a few are smears
            cover = blurred(cover, 3 * random.random() if random.random() < 0.15 else 0.9 * random.random())
        light = random.random() < (0.3 if kind in SOFT else 0.68)
        tone = 1 - 0.3 * random.random() ** 2 if light else 0.3 * random.random() ** 1.5
        tint = tone * (1 - np.array([0, 0.5, 1]) * (0.25 * random.random() ** 2))
        texture = tint + 0.12 * random.random() * (smooth_noise(size, 24, random) - 0.5)[..., None]
        alpha = cover * strength
        change = alpha[..., None] * (texture - rgb)
        rgb = rgb + change
        truth = np.maximum(truth, (cover >= PART) & (np.abs(change).max(2) >= SEEN))
    if random.random() < 0.4:  # what the scanner adds
        rgb = blurred(rgb, 0.8 * random.random())
    if random.random() < 0.5:
        grain = 0.05 * random.random() ** 2 * random.normal(size=(size, size))
        rgb = rgb + (grain if random.integers(2) else smoothed(grain))[..., None]
    rgb = np.clip(rgb, 0, 1).astype(np.float32)
    if random.random() < 0.4:
        stream = io.BytesIO()
        Image.fromarray((rgb * 255).round().astype(np.uint8)).save(stream, "JPEG", quality=int(random.integers(45, 95)))
        rgb = np.asarray(Image.open(stream), np.float32) / 255
    return rgb, truth


def smoothed(noise):
    """Coarser grain of the same strength."""
    sum = noise + np.roll(noise, 1, 0) + np.roll(noise, 1, 1) + np.roll(noise, (1, 1), (0, 1))
    return sum / 2
