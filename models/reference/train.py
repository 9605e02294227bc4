"""Trains the networks of a pack: `semantic` first, then `sair` over it, and `liif` and `damage` at any time.

    python train.py semantic|sir|sair|liif|damage --data DATA --texts TEXTS --pack DIR [--minutes N] [--resume] ...

`sair` goes on training the semantic encoder together with the colours, while its text loss is kept; `--frozen` leaves
the encoder alone, as in the paper, and `--kept` SIR, too. `sir` trains SAIR's completion of the map alone, over the frozen
encoder. `damage` learns to find damage, on photos that it damages itself. With `--detail` the pack's `sair` (with `--kept`)
or `liif` goes on to learn how photos look, from what it has learned of that before, and the pack gets it beside its own
weights. Checkpoints, a CSV log and sample pictures lie in the pack's `.training` folder.
"""

import argparse
import copy
import csv
import math
import signal
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

import packs
from damage import coloured, damaged
from data import Labels, Masks, Photos, membrane, square
from look import Look
from networks import STRIDE, coarser, fill, resize, unit

MINI = dict(channels=[24, 48, 96, 160], blocks=3, heads=4, grid=16, outputs=384, classToken=True)
ENCODER = dict(channels=[32, 64], dilations=[1, 2, 4, 1, 2, 1], semantics=0)
HIDDEN = [64, 64]
COARSEST = 96  # learned are levels of 64; up to half as large again is filled better at once than over one of half that size
LIIF = dict(encoder=ENCODER, hidden=HIDDEN, background="MEMBRANE", coarsest=COARSEST)
SAIR = dict(encoder=dict(ENCODER, semantics=384), semantics=384, sirHidden=[256] * 4,
            context=dict(width=256, blocks=4, heads=4, grid=16), residual=True, projected=32, fuseKernel=3, airHidden=HIDDEN,
            background="MEMBRANE", coarsest=COARSEST)
DAMAGE = dict(channels=[12, 24, 48, 64], dilations=[1, 2, 4])
DAMAGE_WEIGHT, MOST_TRIES = 3.0, 30
AVERAGE_DECAY, WARM_UP, LAST_RATE = 0.998, 200, 0.02
MOSTLY_HOLE = 0.5


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=["semantic", "sir", "sair", "liif", "damage"])
    parser.add_argument("--data", required=True)
    parser.add_argument("--texts", help="text vectors; needed but for liif and damage")
    parser.add_argument("--pack", required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--steps", type=int, default=0, help="0 = as many as the time allows")
    parser.add_argument("--batch", type=int, default=16, help="pictures a step")
    parser.add_argument("--size", type=int, default=0, help="side of the pictures: 128 for sair and liif, else 192")
    parser.add_argument("--fine", type=float, default=0.5, help="share of the batch that learns the finer level")
    parser.add_argument("--rate", type=float, default=0)
    parser.add_argument("--baseline", help="a pack whose LIIF gives SAIR its appearance to begin with")
    parser.add_argument("--alpha", type=float, default=0.05, help="weight of SIR's L1 to the undamaged picture's map")
    parser.add_argument("--text", type=float, default=0.05, help="weight of the text loss beside the colours")
    parser.add_argument("--frozen", action="store_true", help="the semantic encoder does not learn along")
    parser.add_argument("--kept", action="store_true", help="neither the semantic encoder nor SIR learns along")
    parser.add_argument("--detail", action="store_true", help="learn how photos look, from the pack's own weights on")
    parser.add_argument("--no-context", action="store_true", help="SIR sees 3×3 cells only, as in the paper")
    parser.add_argument("--start", help="a pack whose weights are begun with, where their names and shapes fit")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--float32", action="store_true", help="no bfloat16: for a CPU that has no arithmetic for it")
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()
    if options.detail and not (options.kind == "liif" or options.kind == "sair" and options.kept):
        parser.error("--detail is for liif, and for sair with --kept")
    return options


class DamagedBatch:
    """Damaged pictures (B, 3, S, S) and where they are (B, 1, S, S)."""

    def __init__(self, options, photos, step):
        random = np.random.default_rng([options.seed, step])
        pictures, truths = [], []
        for _ in range(options.batch):
            for _ in range(MOST_TRIES):  # there may be none in colour
                photo = photos.open(photos.draw(random))
                if coloured(photo):
                    break
            image, _, _ = square(photo, options.size, 0.35, random)
            picture, truth = damaged(image.transpose(1, 2, 0), random)
            pictures.append(picture.transpose(2, 0, 1))
            truths.append(truth[None])
        self.image = torch.from_numpy(np.ascontiguousarray(np.stack(pictures), np.float32)).to(options.device)
        self.mask = torch.from_numpy(np.stack(truths).astype(np.float32)).to(options.device)


class Batch:
    """Pictures with holes, (B, 3, S, S) and (B, 1, S, S), and what their labels and tags say."""

    def __init__(self, options, photos, masks, labels, step):
        random = np.random.default_rng([options.seed, step])
        semantic, colours = options.kind == "semantic", options.kind in {"sair", "liif"}
        size = options.size
        self.windows = []
        images, holes, shares, weights, tags = [], [], [], [], []
        for _ in range(options.batch):
            file = photos.draw(random)
            image, place, mirrored = square(photos.open(file), size, 0.5 if semantic else 0.35, random)
            mask = np.zeros((size, size), np.float32)
            if not semantic or random.random() < 0.5:
                mask = masks.draw(size, random)
            images.append(image)
            holes.append(mask[None])
            if colours:
                self.windows.append(self.window(mask, size // 2, random))
            if labels:
                share, weight = labels.shares(file, place, mirrored, size // STRIDE)
                shares.append(share)
                weights.append(weight)
                tags.append(labels.tagged(file))

        def tensor(values):
            return torch.from_numpy(np.ascontiguousarray(np.stack(values))).to(options.device)
        self.image, self.mask = tensor(images), tensor(holes)
        if labels:
            self.shares, self.weights, self.tags = tensor(shares).flatten(0, 1), tensor(weights).flatten(), tensor(tags)

    @staticmethod
    def window(mask, size, random):
        """Where a square of a finer level lies, in cells; one with damage in it if a few tries find it."""
        for _ in range(4):
            x, y = random.integers((len(mask) - size) // STRIDE + 1, size=2)
            if mask[STRIDE * y:STRIDE * y + size, STRIDE * x:STRIDE * x + size].mean() > 0.02:
                break
        return int(x), int(y)

    def cut(self, maps, stride):
        """The windows of maps that have one value for `stride` pixels."""
        side = self.image.shape[-1] // 2 // stride
        return torch.stack([map[:, y * STRIDE // stride:, x * STRIDE // stride:][:, :side, :side]
                            for map, (x, y) in zip(maps, self.windows[-len(maps):])])


class Text:
    """Cross-entropy of cosines to text vectors: cells against their labels' shares, the picture against its tags."""

    def __init__(self, labels, device):
        self.labels = labels.vectors.to(device).T
        self.tags = labels.tag_vectors.to(device).T

    @staticmethod
    def cross_entropy(vectors, texts, scale, shares, weights):
        logits = (vectors @ texts) / math.sqrt(texts.shape[0]) * scale
        return -((logits.log_softmax(1) * shares).sum(1) * weights).sum() / (weights.sum() + 1e-6)

    def cells(self, map, encoder, batch, weights):
        rows = unit(map).permute(0, 2, 3, 1).flatten(0, 2)
        return self.cross_entropy(rows, self.labels, encoder.logit_scale.exp(), batch.shares, weights)

    def pictures(self, vectors, encoder, batch):
        return self.cross_entropy(vectors, self.tags, encoder.logit_scale.exp(), batch.tags, batch.tags.sum(1))


def known_weights(batch):
    """The encoder answers for what it sees; what lies in a hole is SIR's to complete."""
    return batch.weights * (F.avg_pool2d(batch.mask, STRIDE).flatten() < MOSTLY_HOLE)


def semantic_loss(networks, batch, text, options):
    encoder = networks["semantic"]
    map, vector = encoder(batch.image, batch.mask)
    return seen_loss(map, vector, encoder, batch, text)


def seen_loss(map, vector, encoder, batch, text):
    """What the labels say of the cells that the encoder sees, and the tags of the picture, if it has a vector for it."""
    cells = text.cells(map, encoder, batch, known_weights(batch))
    return cells if vector is None else cells + 0.1 * text.pictures(vector, encoder, batch)


def colour_loss(network, batch, completed, options):
    """L1 in the holes of two levels: a coarse one by itself, and a finer one that is shown what the coarse one added."""
    fine = int(len(batch.image) * options.fine)
    image, mask = batch.image, batch.mask
    small, holes = coarser(image, mask)
    picture, wanted, semantics, added = membrane(small, holes), F.avg_pool2d(image, 2), completed, None
    if fine:
        rest = len(image) - fine
        with torch.no_grad():
            network.eval()
            seen = None if completed is None else completed[rest:]
            filled = (picture[rest:] + holes[rest:] * network(picture[rest:], holes[rest:], seen)).clamp(0, 1)
            network.train()
        added = mask[rest:] * resize(filled - picture[rest:], image.shape[-2:])
        added = torch.cat([torch.zeros_like(picture[:rest]), batch.cut(added, 1)])
        picture = torch.cat([picture[:rest], batch.cut(membrane(image[rest:], mask[rest:]), 1)])
        holes = torch.cat([holes[:rest], batch.cut(mask[rest:], 1)])
        wanted = torch.cat([wanted[:rest], batch.cut(image[rest:], 1)])
        if completed is not None:
            window = resize(batch.cut(completed[rest:], STRIDE), completed.shape[-2:])
            semantics = torch.cat([completed[:rest], window])
    found, wanted = holes * network(picture, holes, semantics, added), holes * (wanted - picture)
    loss = (found - wanted).abs().sum() / (3 * holes.sum() + 1)
    return loss + options.look(picture + found, picture + wanted, holes) if options.detail else loss


def sir_loss(networks, batch, text, options):
    """SIR's map against the undamaged picture's and the labels."""
    encoder, sair = networks["semantic"], networks["sair"]
    with torch.no_grad():
        raw, _ = encoder(batch.image, batch.mask)
        clean, _ = encoder(batch.image, torch.zeros_like(batch.mask))
    completed = sair.complete(raw, batch.mask)
    holes = F.avg_pool2d(batch.mask, STRIDE)
    difference = ((completed - clean).abs().mean(1, keepdim=True) * holes).sum() / (holes.sum() + 1)
    return difference + text.cells(completed, encoder, batch, batch.weights * holes.flatten())


def liif_loss(networks, batch, text, options):
    return colour_loss(networks["liif"], batch, None, options)


def sair_loss(networks, batch, text, options):
    encoder, sair = networks["semantic"], networks["sair"]
    frozen = options.frozen or options.kept
    with torch.set_grad_enabled(torch.is_grad_enabled() and not frozen):
        raw, vector = encoder(batch.image, batch.mask)
    completed = sair.complete(raw, batch.mask)
    loss = colour_loss(sair, batch, completed, options)
    if options.kept:
        return loss
    some = max(1, len(raw) // 2)  # the target costs a pass of the encoder, so half of the batch has to do
    with torch.no_grad():
        training = encoder.training
        clean, _ = encoder.eval()(batch.image[:some], torch.zeros_like(batch.mask[:some]))
        encoder.train(training)
    loss = loss + options.alpha * (completed[:some] - clean).abs().mean()
    words = text.cells(completed, encoder, batch, batch.weights)
    if not frozen:
        words = words + seen_loss(raw, vector, encoder, batch, text)
    return loss + options.text * words


def damage_loss(networks, batch, text, options):
    return found_loss(networks["damage"](batch.image), batch.mask)


def found_loss(logits, truth):
    """Cross-entropy, in which damage weighs more as it is rare, and one minus the soft Dice coefficient."""
    entropy = F.binary_cross_entropy_with_logits(logits, truth, pos_weight=logits.new_tensor(DAMAGE_WEIGHT))
    found = logits.sigmoid()
    return entropy + 1 - (2 * (found * truth).sum() + 1) / (found.sum() + truth.sum() + 1)


LOSSES = {"damage": damage_loss, "semantic": semantic_loss, "sir": sir_loss, "sair": sair_loss, "liif": liif_loss}


class LabelCheck:
    """Validation pictures: mean IoU of the cells against the weak labels, where the encoder sees and in holes."""

    def __init__(self, options, labels):
        photos, masks = Photos(options.data, "validation", labelled_only=True), Masks(options.data)
        labels = copy.copy(labels)
        labels.photos = photos
        sample = argparse.Namespace(**{**vars(options), "seed": 7, "batch": 64, "kind": "sir", "size": 192})
        self.batch = Batch(sample, photos, masks, labels, 0)
        self.texts = labels.vectors.to(options.device)

    def __call__(self, networks, kind, file):
        batch = self.batch
        holes = F.avg_pool2d(batch.mask, STRIDE).flatten()
        with torch.no_grad(), torch.autocast(batch.image.device.type, torch.bfloat16):
            raw = networks["semantic"](batch.image, batch.mask)[0]
            maps = [raw] if kind == "semantic" else [raw, networks["sair"].complete(raw, batch.mask)]
        counts = batch.shares.sum(1) > 0
        scores = [f"{self.iou(map, counts & where):.3f} {name}" for where, name in
                  ((holes < 0.05, "seen"), (holes > 0.95, "in holes")) for map in maps]
        return "mean IoU " + ", ".join(scores)

    def iou(self, map, where):
        found = (map.permute(0, 2, 3, 1).flatten(0, 2)[where].float() @ self.texts.T).argmax(1)
        wanted = self.batch.shares[where].argmax(1)
        scores = [((found == label) & (wanted == label)).sum() / ((found == label) | (wanted == label)).sum()
                  for label in wanted.unique() if (wanted == label).sum() >= 20]
        return torch.stack(scores).mean().item()


class DamageCheck:
    """Validation pictures: precision and recall of damaged pixels, and a sheet of pictures, truth and what was found."""

    def __init__(self, options):
        photos = Photos(options.data, "validation")
        self.batch = DamagedBatch(argparse.Namespace(**{**vars(options), "seed": 7, "batch": 48}), photos, 0)

    def __call__(self, networks, kind, file):
        with torch.no_grad(), torch.autocast(self.batch.image.device.type, torch.bfloat16):
            found = networks["damage"](self.batch.image).sigmoid()
        truth = self.batch.mask > 0
        rows = [torch.cat(list(part[:8].expand(-1, 3, -1, -1)), 2) for part in (self.batch.image, self.batch.mask, found)]
        sheet = (torch.cat(rows, 1).clamp(0, 1) * 255).byte().permute(1, 2, 0).cpu().numpy()
        Image.fromarray(sheet).save(file)
        near = F.max_pool2d(truth.float(), 5, 1, 2) > 0
        scores = []
        for level in (0.3, 0.5, 0.7):
            marked = found > level
            seen = F.max_pool2d(marked.float(), 5, 1, 2) > 0
            scores.append(f"{(marked & near).sum() / marked.sum():.3f}/{(seen & truth).sum() / truth.sum():.3f} at {level}")
        return "precision/recall within two pixels " + ", ".join(scores)


class Check:
    """Validation pictures: the gain over a membrane in decibels, and a sheet of damaged, filled and original ones."""

    def __init__(self, options):
        photos, masks = Photos(options.data, "validation"), Masks(options.data)
        sample = argparse.Namespace(**{**vars(options), "seed": 7, "batch": 48, "kind": "sair"})
        self.batch = Batch(sample, photos, masks, None, 0)
        self.coarsest = options.size // 2

    def fill(self, networks, kind):
        image, mask = self.batch.image, self.batch.mask
        completed = None
        if kind == "sair":
            completed = networks["sair"].complete(networks["semantic"](image, mask)[0], mask)
        return fill(networks[kind], image, mask, completed, self.coarsest)

    def __call__(self, networks, kind, file):
        image, mask = self.batch.image, self.batch.mask
        with torch.no_grad(), torch.autocast(image.device.type, torch.bfloat16):
            filled = self.fill(networks, kind)
        smooth = membrane(image, mask)

        def decibels(found):
            error = ((found - image).square() * mask).sum((1, 2, 3)) / (3 * mask.sum((1, 2, 3)))
            return -10 * error.log10()
        some = slice(0, 8)
        rows = [torch.cat(list(part[some]), 2) for part in (image * (1 - mask), smooth, filled, image)]
        sheet = (torch.cat(rows, 1).clamp(0, 1) * 255).byte().permute(1, 2, 0).cpu().numpy()
        Image.fromarray(sheet).save(file)
        return f"{(decibels(filled) - decibels(smooth)).mean():+.3f} dB over a membrane"


def main():
    options = arguments()
    kind = options.kind
    options.size = options.size or (128 if kind in {"sair", "liif"} else 192)
    torch.manual_seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)
    folder = Path(options.pack) / ".training"
    folder.mkdir(parents=True, exist_ok=True)
    photos = Photos(options.data, labelled_only=kind == "semantic")
    masks = Masks(options.data)
    wordless = kind in {"liif", "damage"}
    labels = None if wordless else Labels(photos, packs.load(options.texts))
    text = None if wordless else Text(labels, options.device)

    networks, configs = {}, {}
    own = "sair" if kind == "sir" else kind  # the network that is trained
    if own == "sair":
        networks["semantic"], configs["semantic"] = packs.open_network(options.pack, "semantic")
        configs["sair"] = dict(SAIR, context=None) if options.no_context else SAIR
        networks["sair"] = packs.build("sair", configs["sair"])
    else:
        configs[kind] = {"semantic": MINI, "liif": LIIF, "damage": DAMAGE}[kind]
        networks[kind] = packs.build(kind, configs[kind])
    if options.detail:
        options.start = options.pack
    if options.start:
        begun = packs.start(networks[own], options.start, own, options.detail)
        print(f"{begun} tensors begin with the weights of {options.start}")
    if options.baseline:
        packs.begin_as_baseline(networks["sair"], options.baseline)
    for network in networks.values():
        network.to(options.device, memory_format=torch.channels_last).train()
    frozen = options.frozen or options.kept or kind == "sir"
    trained = {name: network for name, network in networks.items() if not (frozen and name == "semantic")}
    if frozen:
        networks["semantic"].eval().requires_grad_(False)
    if "semantic" in trained:
        networks["semantic"].text_centre.copy_(labels.centre)
    if options.detail:
        encoder = networks["semantic"] if own == "sair" else packs.open_network(options.pack, "semantic")[0]
        options.look = Look(encoder, options.device)
    average = copy.deepcopy(networks)
    parameters = [parameter for network in trained.values() for parameter in network.parameters()]
    if kind == "sir":
        parameters = list(networks["sair"].sir.parameters())
    if options.kept:
        networks["sair"].sir.requires_grad_(False)
        parameters = [parameter for parameter in parameters if parameter.requires_grad]
    rate = options.rate or 2e-3
    decay = 0.05 if kind == "semantic" else 0.02
    optimiser = torch.optim.AdamW([{"params": [p for p in parameters if p.dim() > 1], "weight_decay": decay},
                                   {"params": [p for p in parameters if p.dim() <= 1], "weight_decay": 0}])
    step, earlier, smooth = 0, 0.0, None
    checkpoint = folder / (f"{kind}-detail.pt" if options.detail else f"{kind}.pt")
    if options.resume:
        state = torch.load(checkpoint, map_location=options.device)
        step, earlier = state["step"], state["minutes"]
        optimiser.load_state_dict(state["optimiser"])
        for name, network in networks.items():
            network.load_state_dict(state["networks"][name])
            average[name].load_state_dict(state["average"][name])
        if options.detail:
            options.look.restore(state["look"])
    check = (DamageCheck(options) if kind == "damage" else Check(options) if kind in {"sair", "liif"}
             else LabelCheck(options, labels))
    stop = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.append(True))

    def save():
        torch.save({"step": step, "minutes": minutes, "optimiser": optimiser.state_dict(),
                    "look": options.look.state() if options.detail else None,
                    "networks": {name: network.state_dict() for name, network in networks.items()},
                    "average": {name: network.state_dict() for name, network in average.items()}}, checkpoint)
        summary = dict(data=[Path(options.data).name], photos=sum(len(m) for g in photos.groups for m, _ in g), steps=step,
                       batch=options.batch, crop=options.size, seed=options.seed,
                       minutes=round(minutes, 1), device=f"{options.device.upper()}, PyTorch reference")
        if options.detail:
            packs.put_detail(options.pack, kind, average[kind])
        else:
            for name in trained:
                packs.put(options.pack, name, average[name], configs[name], summary if name == own else None)
        score = check({name: network.eval() for name, network in average.items()}, kind, folder / f"{kind}.png")
        print(f"step {step}, {score}", flush=True)

    start, first, saved = time.time(), step, 0.0
    log = open(folder / f"{kind}.csv", "a" if options.resume else "w", newline="")
    rows = csv.writer(log)
    while True:
        minutes = earlier + (time.time() - start) / 60
        done = step / options.steps if options.steps else minutes / options.minutes
        if done >= 1 or minutes >= options.minutes or stop:
            break
        batch = DamagedBatch(options, photos, step) if kind == "damage" else Batch(options, photos, masks, labels, step)
        for group in optimiser.param_groups:
            cosine = LAST_RATE + (1 - LAST_RATE) * (1 + math.cos(math.pi * done)) / 2
            group["lr"] = rate * min(1, (step + 1) / WARM_UP) * cosine
        # without the cache of cast weights: what a pass without gradients has put there would cut them off for good
        with torch.autocast(torch.device(options.device).type, torch.bfloat16, not options.float32, cache_enabled=False):
            loss = LOSSES[kind](networks, batch, text, options)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        step += 1
        with torch.no_grad():
            keep = min(AVERAGE_DECAY, step / (9 + step))
            for name in trained:
                for mean, value in zip(average[name].state_dict().values(), networks[name].state_dict().values()):
                    mean.lerp_(value, 1 - keep) if mean.is_floating_point() else mean.copy_(value)
        value = loss.item()
        if not math.isfinite(value):
            raise SystemExit(f"The loss became {value} at step {step}; resume with another seed.")
        smooth = value if smooth is None else 0.98 * smooth + 0.02 * value
        if step % 20 == 0:
            passed = time.time() - start
            rows.writerow([step, f"{minutes:.3f}", f"{value:.6f}", f"{optimiser.param_groups[0]['lr']:.6f}"])
            log.flush()
            print(f"step {step}, loss {smooth:.4f}, {passed / (step - first):.2f} s/step, {done:.0%}", flush=True)
        if minutes - earlier - saved > 5:
            saved = minutes - earlier
            save()
    save()
    print(f"{kind}: {step} steps in {minutes:.1f} minutes")


if __name__ == "__main__":
    main()
