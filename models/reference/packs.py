"""Reads and writes the program's packs: safetensors, and the networks' configuration in `pack.json`."""

import hashlib
import json
import struct
from pathlib import Path

import numpy as np
import torch

from networks import DamageNetwork, LiifNetwork, MiniEncoder, SairNetwork

TYPES = {"F16": np.float16, "F32": np.float32, "I64": np.int64}


def load(file):
    with open(file, "rb") as stream:
        header = json.loads(stream.read(struct.unpack("<Q", stream.read(8))[0]))
        body = stream.read()
    header.pop("__metadata__", None)
    return {name: torch.from_numpy(np.frombuffer(
        body[slice(*entry["data_offsets"])], TYPES[entry["dtype"]]).reshape(entry["shape"]).astype(np.float32))
        for name, entry in header.items()}


def save(tensors, file, network, half=True):
    header, body = {"__metadata__": {"network": network}}, b""
    for name, tensor in tensors.items():
        data = tensor.detach().cpu().numpy().astype(np.float16 if half else np.float32)
        header[name] = {"dtype": "F16" if half else "F32", "shape": list(data.shape),
                        "data_offsets": [len(body), len(body) + data.nbytes]}
        body += data.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    Path(file).write_bytes(struct.pack("<Q", len(text)) + text + body)


def weights(network):
    """Parameters and buffers under the names that the program knows."""
    return {name: tensor for name, tensor in network.state_dict().items() if not name.endswith("num_batches_tracked")}


def build(kind, config):
    """A network from its entry in `pack.json`."""
    if kind == "semantic":
        return MiniEncoder(**config)
    if kind == "damage":
        return DamageNetwork(**config)
    if kind == "liif":
        return LiifNetwork(config["encoder"], config["hidden"])
    return SairNetwork(config["encoder"], config["semantics"], config["sirHidden"], config.get("context"),
                       config.get("residual", False), config["projected"], config["fuseKernel"], config["airHidden"])


def entry(folder, kind):
    return json.loads((Path(folder) / "pack.json").read_text())[kind]


def config(folder, kind):
    return entry(folder, kind)["config"]


def open_network(folder, kind):
    part = entry(folder, kind)
    network = build(kind, part["config"])
    missing, surplus = network.load_state_dict(load(Path(folder) / part["file"]), strict=False)
    missing = [name for name in missing if not name.endswith("num_batches_tracked")]
    if missing or surplus:
        raise ValueError(f"{part['file']}: missing {missing}, not known {surplus}")
    return network, part["config"]


def start(network, folder, kind, detail=False):
    """Fills a network from a pack's weights where names and shapes fit; returns how many tensors did.

    With `detail` from those of how photos look, where the pack has them. A first convolution with more inputs than the
    pack's begins by not looking at the new ones.
    """
    part = entry(folder, kind)
    own = network.state_dict()
    stem = "encoder.stem.conv.weight"
    tensors = load(Path(folder) / part["file"])
    if detail and "detail" in part:
        tensors |= load(Path(folder) / part["detail"]["file"])
    if stem in tensors and stem in own:
        more = own[stem].shape[1] - tensors[stem].shape[1]
        tensors[stem] = torch.nn.functional.pad(tensors[stem], (0, 0, 0, 0, 0, more))
    fitting = {name: tensor for name, tensor in tensors.items()
               if name in own and own[name].shape == tensor.shape}
    network.load_state_dict(fitting, strict=False)
    return len(fitting)


def begin_as_baseline(sair, folder):
    """Makes SAIR give the very colours of a pack's LIIF: its appearance, and semantics that are not looked at yet."""
    file = entry(folder, "liif")["file"]
    sair.load_state_dict(load(Path(folder) / file), strict=False)
    with torch.no_grad():
        sair.encoder.semantic.weight.zero_()
        sair.encoder.semantic.bias.zero_()
        fuse = sair.air.fuse
        fuse.weight.zero_()
        fuse.bias.zero_()
        channels = torch.arange(len(fuse.weight))
        fuse.weight[channels, channels, fuse.weight.shape[2] // 2, fuse.weight.shape[3] // 2] = 1


def put(folder, kind, network, config, training):
    """Writes a network and its entry; without a training summary the entry keeps the one that it has."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{kind}.safetensors"
    save(weights(network), file, kind)
    description = folder / "pack.json"
    pack = json.loads(description.read_text()) if description.exists() else {
        "id": folder.name, "title": folder.name, "version": "0.1", "licence": "Apache-2.0", "sources": []}
    training = training or pack.get(kind, {}).get("training")
    pack[kind] = {"file": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "config": config,
                  "training": training}
    description.write_text(json.dumps(pack, indent=2, ensure_ascii=False) + "\n")


def put_detail(folder, kind, network):
    """Writes what a network has learned beyond the pack's own weights of it: the tensors that differ."""
    folder = Path(folder)
    description = folder / "pack.json"
    pack = json.loads(description.read_text())
    own = load(folder / pack[kind]["file"])
    file = folder / f"{kind}-detail.safetensors"
    save({name: tensor for name, tensor in weights(network).items()
          if not np.array_equal(tensor.detach().cpu().numpy().astype(np.float16), own[name].numpy().astype(np.float16))},
         file, kind)
    pack[kind]["detail"] = {"file": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
    description.write_text(json.dumps(pack, indent=2, ensure_ascii=False) + "\n")
