"""Writes what these networks answer and how one optimiser step changes them, for the program's parity test.

    python golden.py src/test/resources/reference
"""

import sys
from pathlib import Path

import torch

import packs
from look import ALONE, RISE, Look
from networks import fill
from train import found_loss

RATE, DECAY = 1e-3, 0.05
MINI = dict(channels=[4, 6, 8, 12], blocks=3, heads=2, grid=4, outputs=16, classToken=True)
ENCODER = dict(channels=[6, 8], dilations=[1, 2], semantics=0)
LIIF = dict(encoder=dict(channels=[6, 8, 10], blocks=2, semantics=0), hidden=[12, 12], background="MEMBRANE", coarsest=32)
SAIR = dict(encoder=dict(ENCODER, semantics=16), semantics=16, sirHidden=[12, 12],
            context=dict(width=12, blocks=2, heads=2, grid=4), residual=True, projected=5, fuseKernel=3, airHidden=[12, 12],
            background="MEMBRANE", coarsest=32)
DAMAGE = dict(channels=[4, 6, 8], dilations=[1, 2])


def main():
    folder = Path(sys.argv[1])
    torch.manual_seed(5)
    networks = {}
    for kind, config in (("semantic", MINI), ("sair", SAIR), ("liif", LIIF)):
        networks[kind] = network_of(kind, config, folder)

    image, mask = torch.rand(2, 3, 64, 48), torch.zeros(2, 1, 64, 48)
    mask[0, :, 10:50, 12:40] = 1
    mask[1, :, :20, 30:] = 1
    picture = image * (1 - mask) + 0.4 * mask
    wanted, added = torch.rand(2, 3, 64, 48) - 0.5, 0.2 * torch.rand(2, 3, 64, 48)
    with torch.no_grad():
        raw, vector = networks["semantic"](image, mask)
    sair, liif = networks["sair"], networks["liif"]
    completed = sair.complete(raw, mask)
    found = {"sair": sair(picture, mask, completed, added), "liif": liif(picture, mask, None, added)}
    golden = dict(image=image, mask=mask, picture=picture, added=added, wanted=wanted, raw=raw, vector=vector,
                  completed=completed, **found)
    with torch.no_grad():
        golden["sair.filled"] = fill(sair, image, mask, completed.detach(), SAIR["coarsest"])
        golden["liif.filled"] = fill(liif, image, mask, None, LIIF["coarsest"])
    losses = {kind: (colours - wanted).abs().mean() for kind, colours in found.items()}
    losses["sair"] = losses["sair"] + 0.1 * (completed - raw).abs().mean()
    networks["damage"] = network_of("damage", DAMAGE, folder)
    golden["damage"] = networks["damage"](picture)
    losses["damage"] = found_loss(golden["damage"], mask)
    for kind, loss in losses.items():
        network = networks[kind]
        optimiser = torch.optim.AdamW(
            [{"params": [p for p in network.parameters() if p.dim() > 1], "weight_decay": DECAY},
             {"params": [p for p in network.parameters() if p.dim() <= 1], "weight_decay": 0}], lr=RATE)
        loss.backward()
        optimiser.step()
        golden[f"{kind}.loss"] = loss.reshape(1)
        golden.update({f"{kind}.gradient.{name}": tensor.grad for name, tensor in network.named_parameters()})
        golden.update({f"{kind}.after.{name}": tensor for name, tensor in packs.weights(network).items()})
    packs.save(golden, folder / "golden.safetensors", "golden", half=False)
    write_look(networks["semantic"], image, mask, folder)


def write_look(encoder, image, mask, folder):
    """The loss of detail for fixed pictures: by a fixed critic, before there is one, and by one that has learned a step."""
    look = Look(encoder, "cpu")
    state = look.critic.state_dict()
    for tensor in state.values():
        tensor.copy_(tensor.half())  # as it is when it was read again
    packs.save(state, folder / "critic.safetensors", "critic")
    fixed = {name: tensor.clone() for name, tensor in state.items()}
    filled = (image * (1 - mask) + torch.rand(2, 3, 64, 48) * mask).requires_grad_()
    golden = dict(filled=filled)

    def answer(name, steps):
        look.steps = steps
        loss = look(filled, image, mask)
        golden.update({name: loss.reshape(1), f"{name}.gradient": torch.autograd.grad(loss, filled)[0]})

    teach, look.teach = look.teach, lambda *_: None
    answer("judged", ALONE + RISE // 2)
    look.critic.load_state_dict(fixed)
    look.teach = teach
    answer("alone", 0)
    for name, tensor in look.critic.named_parameters():
        if tensor.numel() < 5000:  # all but the two large kernels, of which the next answer tells
            golden.update({f"critic.gradient.{name}": tensor.grad, f"critic.after.{name}": tensor.clone()})
    golden.update({f"critic.after.{name}": tensor.clone() for name, tensor in look.critic.named_buffers()})
    look.teach = lambda *_: None
    answer("taught", ALONE + RISE // 2)
    packs.save(golden, folder / "look.safetensors", "look", half=False)


def network_of(kind, config, folder):
    """A network with random weights, as it is when it was read from the pack that it is written into."""
    network = packs.build(kind, config)
    for name, tensor in packs.weights(network).items():
        if "running" in name or tensor.abs().max() == 0:  # nothing may hide behind zeros and ones
            tensor.data.add_(0.2 * torch.rand_like(tensor))
    packs.put(folder, kind, network, config, None)
    return packs.open_network(folder, kind)[0].eval()


if __name__ == "__main__":
    main()
