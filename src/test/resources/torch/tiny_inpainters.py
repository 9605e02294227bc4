"""Writes the inpainters beside it, which compute what can be computed by hand.

Run with torch 1.13: python3 tiny_inpainters.py
"""
import zipfile

import torch
from torch import nn, Tensor


class Mean(nn.Module):  # (B, 3, H, W) and (B, 1, H, W), 1 = hole
    def forward(self, image: Tensor, mask: Tensor) -> Tensor:
        known = 1 - mask
        mean = (image * known).sum((2, 3), keepdim=True) / known.sum((2, 3), keepdim=True)
        return image * known + mean * mask


class Joined(nn.Module):  # (B, 4, H, W): 0.5 - mask, then the picture in [-1, 1]
    def forward(self, both: Tensor) -> Tensor:
        known = both[:, :1] + 0.5
        mean = (both[:, 1:] * known).sum((2, 3), keepdim=True) / known.sum((2, 3), keepdim=True)
        return both[:, 1:] * known + mean * (1 - known)


class Nan(nn.Module):
    def forward(self, image: Tensor, mask: Tensor) -> Tensor:
        return image / (mask - mask)


class Half(nn.Module):
    def forward(self, image: Tensor, mask: Tensor) -> Tensor:
        return image[:, :, ::2, ::2]


class Picky(nn.Module):
    def forward(self, image: Tensor, mask: Tensor) -> Tensor:
        if image.size(2) % 8 != 0 or image.size(3) % 8 != 0:
            raise Exception("sides must be multiples of 8")
        return image

def save(model: nn.Module, file: str):
    torch.jit.script(model).save(file)
    with zipfile.ZipFile(file) as archive:
        entries = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in entries:
            if not name.endswith(".debug_pkl"):  # holds this script's path
                archive.writestr(name, content)


for model in (Mean(), Joined(), Nan(), Half(), Picky()):
    save(model, f"inpainter-{type(model).__name__.lower()}.pt")
