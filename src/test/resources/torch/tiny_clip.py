"""Writes the PyTorch files beside it: a tiny CLIP with the modules, names and precisions of OpenAI's archives.

tiny-clip.pt        scripted, as torch.jit.save writes it: fp16, layer normalisations and embeddings fp32
tiny-clip-state.pt  the same weights as a state dictionary
tiny-clip.json      what the network computes from those weights in fp32
Run with torch 1.13: python3 tiny_clip.py
"""
import json
import zipfile
from collections import OrderedDict

import torch
from torch import nn

WIDTH, LAYERS, PATCH, SIDE, EMBED, CONTEXT, VOCABULARY = 16, 1, 4, 8, 8, 6, 20


class QuickGELU(nn.Module):
    def forward(self, x: torch.Tensor):
        return x * torch.sigmoid(1.702 * x)


class Block(nn.Module):
    def __init__(self, mask):
        super().__init__()
        self.attn = nn.MultiheadAttention(WIDTH, 1)
        self.ln_1 = nn.LayerNorm(WIDTH)
        self.mlp = nn.Sequential(OrderedDict([
            ("c_fc", nn.Linear(WIDTH, 4 * WIDTH)), ("gelu", QuickGELU()), ("c_proj", nn.Linear(4 * WIDTH, WIDTH))]))
        self.ln_2 = nn.LayerNorm(WIDTH)
        self.attn_mask = mask

    def forward(self, x: torch.Tensor):
        y = self.ln_1(x)
        x = x + self.attn(y, y, y, need_weights=False, attn_mask=self.attn_mask)[0]
        return x + self.mlp(self.ln_2(x))


class Transformer(nn.Module):
    def __init__(self, mask):
        super().__init__()
        self.resblocks = nn.Sequential(*[Block(mask) for _ in range(LAYERS)])

    def forward(self, x: torch.Tensor):
        return self.resblocks(x.permute(1, 0, 2)).permute(1, 0, 2)


class Vision(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, WIDTH, PATCH, PATCH, bias=False)
        self.class_embedding = nn.Parameter(torch.randn(WIDTH))
        self.positional_embedding = nn.Parameter(torch.randn((SIDE // PATCH) ** 2 + 1, WIDTH))
        self.ln_pre = nn.LayerNorm(WIDTH)
        self.transformer = Transformer(torch.zeros(5, 5))
        self.ln_post = nn.LayerNorm(WIDTH)
        self.proj = nn.Parameter(torch.randn(WIDTH, EMBED) / 4)

    def forward(self, x: torch.Tensor):
        x = self.conv1(x).flatten(2).permute(0, 2, 1)
        x = torch.cat([self.class_embedding + torch.zeros_like(x[:, :1]), x], 1) + self.positional_embedding
        return self.ln_post(self.transformer(self.ln_pre(x))[:, 0]) @ self.proj


class Clip(nn.Module):
    def __init__(self):
        super().__init__()
        self.visual = Vision()
        self.transformer = Transformer(torch.full((CONTEXT, CONTEXT), -1e9).triu(1))
        self.token_embedding = nn.Embedding(VOCABULARY, WIDTH)
        self.positional_embedding = nn.Parameter(torch.randn(CONTEXT, WIDTH))
        self.ln_final = nn.LayerNorm(WIDTH)
        self.text_projection = nn.Parameter(torch.randn(WIDTH, EMBED) / 4)
        self.logit_scale = nn.Parameter(torch.tensor(3.0))
        for name, number in (("input_resolution", SIDE), ("context_length", CONTEXT), ("vocab_size", VOCABULARY)):
            self.register_buffer(name, torch.tensor(number))

    def forward(self, image: torch.Tensor, text: torch.Tensor):
        x = self.transformer(self.token_embedding(text) + self.positional_embedding)
        x = self.ln_final(x)[torch.arange(x.shape[0]), text.argmax(-1)] @ self.text_projection
        return self.visual(image), x


def halve(module):
    if isinstance(module, (nn.Conv2d, nn.Linear)):
        module.half()
    if isinstance(module, nn.MultiheadAttention):
        module.in_proj_weight.data = module.in_proj_weight.data.half()
        module.in_proj_bias.data = module.in_proj_bias.data.half()
    for name in ("text_projection", "proj"):
        if hasattr(module, name):
            getattr(module, name).data = getattr(module, name).data.half()


torch.manual_seed(11)
clip = Clip().eval()
for parameter in clip.parameters():
    if parameter.dim() == 1:
        parameter.data += 0.1 * torch.randn_like(parameter)
clip.apply(halve)
torch.jit.save(torch.jit.script(clip), "tiny-clip.pt")
with zipfile.ZipFile("tiny-clip.pt") as archive:
    entries = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
with zipfile.ZipFile("tiny-clip.pt", "w", zipfile.ZIP_STORED) as archive:
    for name, content in entries:
        if not name.endswith(".debug_pkl"):  # holds this script's path
            archive.writestr(name, content)
torch.save(clip.state_dict(), "tiny-clip-state.pt")
image = torch.randn(1, 3, SIDE, SIDE)
text = torch.tensor([[18, 3, 5, 19, 0, 0], [18, 7, 7, 1, 2, 19]])
with torch.no_grad():
    embeddings = clip.float()(image, text)
with open("tiny-clip.json", "w") as file:
    json.dump({
        "pixels": image.flatten().tolist(), "tokens": text.tolist(),
        "image": embeddings[0].flatten().tolist(), "text": embeddings[1].flatten().tolist()}, file)
