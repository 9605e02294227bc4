"""Sairbrush's networks in PyTorch: the same names, shapes and numbers as in `org.sairbrush.sair` and `org.sairbrush.clip`.

Maps are (B, C, H, W); pictures are RGB in [0, 1]; masks are (B, 1, H, W) with 1 = hole.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

from data import membrane

STRIDE = 8  # pixels a cell of the semantic map spans on each side


def conv(inputs, outputs, kernel, stride=1, padding=None, dilation=1, bias=True):
    layer = nn.Conv2d(inputs, outputs, kernel, stride, dilation * (kernel // 2) if padding is None else padding,
                      dilation, bias=bias)
    nn.init.kaiming_normal_(layer.weight)
    if bias:
        nn.init.zeros_(layer.bias)
    return layer


def dense(inputs, outputs, deviation=None):
    layer = nn.Linear(inputs, outputs)
    nn.init.normal_(layer.weight, std=deviation or math.sqrt(2 / inputs))
    nn.init.zeros_(layer.bias)
    return layer


def resize(map, size):
    if map.shape[-2:] == size:
        return map
    large = F.interpolate(map, size, mode="bilinear", align_corners=False)
    if large.requires_grad:  # the gradient of another layout takes a CPU seven times as long
        large.register_hook(lambda gradient: gradient.contiguous(memory_format=torch.channels_last))
    return large


class Named(nn.Module):
    """Children that have another name in the weight files, such as `attn.out_proj`, than here."""

    def add(self, attribute, name, module):
        owner = self
        *path, last = name.split(".")
        for part in path:
            if not hasattr(owner, part):
                owner.add_module(part, nn.Module())
            owner = getattr(owner, part)
        owner.add_module(last, module)
        self.__dict__[attribute] = module  # an ordinary assignment would register it once more


# --- the semantic encoder -------------------------------------------------------------------------------------------


class ConvNorm(Named):
    def __init__(self, inputs, outputs, stride=1, dilation=1):
        super().__init__()
        self.conv = conv(inputs, outputs, 3, stride, dilation=dilation, bias=False)
        self.bn = nn.BatchNorm2d(outputs)

    def forward(self, map):
        return self.bn(self.conv(map))


class Residual(Named):
    """`ReLU(x + BN(conv(ReLU(BN(conv(x))))))`, the first convolution dilated."""

    def __init__(self, channels, dilation=1):
        super().__init__()
        self.add("first", "0", ConvNorm(channels, channels, dilation=dilation))
        self.add("second", "1", ConvNorm(channels, channels))

    def forward(self, map):
        return F.relu(map + self.second(F.relu(self.first(map))))


class Stage(Named):
    """Halves the map and refines it by residual blocks."""

    def __init__(self, inputs, outputs, *dilations):
        super().__init__()
        self.down = ConvNorm(inputs, outputs, stride=2)
        self.block = nn.Sequential(*(Residual(outputs, dilation) for dilation in dilations))

    def forward(self, map):
        return self.block(F.relu(self.down(map)))


class Attention(Named):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.in_proj_weight = nn.Parameter(torch.empty(3 * width, width))
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * width))
        self.out_proj = dense(width, width, 0.5 / math.sqrt(width))
        nn.init.xavier_uniform_(self.in_proj_weight)

    def forward(self, tokens, bias=None):
        batch, count, width = tokens.shape
        projected = F.linear(tokens, self.in_proj_weight, self.in_proj_bias)
        query, key, value = projected.view(batch, count, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        logits = (query / math.sqrt(width // self.heads)) @ key.transpose(2, 3)
        attention = (logits if bias is None else logits + bias).softmax(-1)
        return self.out_proj((attention @ value).transpose(1, 2).reshape(batch, count, width))


def norm(layer, tokens):
    return layer(tokens.float())


class ClipBlock(Named):
    """CLIP's residual attention block with exact GELU."""

    def __init__(self, width, heads):
        super().__init__()
        self.ln_1 = nn.LayerNorm(width)
        self.attn = Attention(width, heads)
        self.ln_2 = nn.LayerNorm(width)
        self.add("expand", "mlp.c_fc", dense(width, 4 * width))
        self.add("contract", "mlp.c_proj", dense(4 * width, width, 0.5 / math.sqrt(4 * width)))

    def forward(self, tokens, bias=None):
        tokens = tokens + self.attn(norm(self.ln_1, tokens), bias)
        return tokens + self.contract(F.gelu(self.expand(norm(self.ln_2, tokens))))


class MaskClipHead(Named):
    """The last block in MaskCLIP's way: `LN(W_o W_v LN(x))`, no queries and keys, no residual and no MLP."""

    def __init__(self, width):
        super().__init__()
        self.ln_1 = nn.LayerNorm(width)
        self.add("values", "attn.v_proj", dense(width, width))
        self.add("output", "attn.out_proj", dense(width, width))
        self.ln_post = nn.LayerNorm(width)

    def forward(self, tokens):
        return norm(self.ln_post, self.output(self.values(norm(self.ln_1, tokens))))


class MiniEncoder(Named):
    """Sairbrush Mini: dense features in the space of a text encoder, one vector a cell of 8×8 pixels."""

    def __init__(self, channels=(32, 64, 128, 256), blocks=4, heads=4, grid=16, outputs=384, classToken=False):
        super().__init__()
        first, second, fine, width = channels
        self.stem = nn.ModuleList([Stage(4, first, 1), Stage(first, second, 1), Stage(second, fine, 1, 2, 4)])
        self.coarse = Stage(fine, width, 1, 1)
        self.position = nn.Parameter(0.02 * torch.randn(1, width, grid, grid))
        self.class_token = nn.Parameter(0.02 * torch.randn(1, 1, width)) if classToken else None
        self.resblocks = nn.ModuleList([ClipBlock(width, heads) for _ in range(blocks - 1)] + [MaskClipHead(width)])
        self.join = ConvNorm(fine + width, width)
        self.refine = Residual(width)
        self.proj = conv(width, outputs, 1)
        self.class_proj = dense(width, outputs) if classToken else None
        self.register_buffer("text_centre", torch.zeros(outputs))
        self.logit_scale = nn.Parameter(torch.full((1,), math.log(10.0)))

    def forward(self, image, mask):
        """The map (B, c, H/8, W/8) and the picture's vector (B, c) or None, all vectors of root mean square 1."""
        map = torch.cat([(image - 0.5) * 4 * (1 - mask), mask], 1).contiguous(memory_format=torch.channels_last)
        for stage in self.stem:
            map = stage(map)
        fine = map
        map = self.coarse(fine)
        batch, width, rows, columns = map.shape
        # cells that are mostly hole do not act as keys
        holes = F.avg_pool2d(mask, 2 * STRIDE).flatten(2) >= 0.5
        bias = (holes * -1e4)[:, :, None]
        tokens = (map + resize(self.position, (rows, columns))).flatten(2).transpose(1, 2)
        if self.class_token is not None:
            tokens = torch.cat([self.class_token.expand(batch, -1, -1), tokens], 1)
            bias = F.pad(bias, (1, 0))
        for block in self.resblocks[:-1]:
            tokens = block(tokens, bias)
        tokens = self.resblocks[-1](tokens)
        whole = tokens[:, -rows * columns:].transpose(1, 2).reshape(batch, width, rows, columns)
        joined = torch.cat([fine, resize(whole, fine.shape[-2:])], 1)
        features = self.proj(self.refine(F.relu(self.join(joined))))
        return unit(features), None if self.class_proj is None else unit(self.class_proj(tokens[:, 0]))


def unit(vectors):
    """Vectors along axis 1 at root mean square 1."""
    vectors = vectors.float()
    return vectors / (vectors.square().mean(1, keepdim=True) + 1e-5).sqrt()


# --- implicit functions ---------------------------------------------------------------------------------------------


class ImplicitFunction(Named):
    """An MLP on a cell's 3×3 neighbourhood; at the cells' centres, where dist = 0 and one neighbour has all the weight.

    The first layer is linear, so it is one 3×3 convolution; its two columns for dist are kept in the file.
    """

    def __init__(self, channels, hidden, outputs):
        super().__init__()
        sizes = [9 * channels + 2, *hidden]
        self.channels = channels
        layers = []
        for inputs, width in zip(sizes, hidden):
            layers += [dense(inputs, width), nn.ReLU()]
        self.layers = nn.Sequential(*layers, dense(sizes[-1], outputs, 1e-2))
        with torch.no_grad():  # training asks at cells only, so that in between answers are interpolated
            self.layers[0].weight[:, -2:] = 0

    def first(self, map):
        first = self.layers[0]
        kernel = first.weight[:, :-2].reshape(-1, self.channels, 3, 3)
        return F.conv2d(map, kernel, first.bias, padding=1)

    def forward(self, map):
        """Values at all cells, (B, outputs, h, w)."""
        rows = self.first(map).permute(0, 2, 3, 1)
        return self.layers[1:](rows).permute(0, 3, 1, 2)


class Context(Named):
    """What SIR knows of the whole picture: attention between all cells at half the map's size."""

    def __init__(self, channels, width, blocks, heads, grid):
        super().__init__()
        self.down = conv(channels + 1, width, 2, 2, padding=0)
        self.position = nn.Parameter(0.02 * torch.randn(1, width, grid, grid))
        self.resblocks = nn.ModuleList(ClipBlock(width, heads) for _ in range(blocks))
        self.ln_post = nn.LayerNorm(width)
        self.up = conv(width, channels, 1)
        nn.init.zeros_(self.up.weight)  # so that SIR begins with what it is given

    def forward(self, semantics, holes):
        map = self.down(torch.cat([semantics, holes], 1))
        batch, width, rows, columns = map.shape
        tokens = (map + resize(self.position, (rows, columns))).flatten(2).transpose(1, 2)
        for block in self.resblocks:
            tokens = block(tokens)
        map = norm(self.ln_post, tokens).transpose(1, 2).reshape(batch, width, rows, columns)
        return semantics + resize(self.up(map), semantics.shape[-2:])


class SemanticImplicitRepresentation(Named):
    """SIR: `z_p = Σ ω_q f_θ([z_q, M_q], dist(p, q))` on the map's own grid.

    With `residual` f is added to what the encoder said, in holes alone: by the hole share M.
    """

    def __init__(self, channels, hidden=(256,) * 4, context=None, residual=False):
        super().__init__()
        self.residual = residual
        self.context = None if context is None else Context(channels, **context)
        self.imnet = ImplicitFunction(channels + 1, hidden, channels)

    def forward(self, semantics, holes):
        known = semantics
        if self.context is not None:
            semantics = self.context(semantics, holes)
        completed = self.imnet(torch.cat([semantics, holes], 1)).float()
        return known + holes * (semantics + completed - known) if self.residual else completed


# --- appearance -----------------------------------------------------------------------------------------------------


class Transposed(nn.ConvTranspose2d):
    def __init__(self, inputs, outputs):
        super().__init__(inputs, outputs, 4, 2, 1)
        nn.init.normal_(self.weight, std=math.sqrt(2 / (4 * inputs)))
        nn.init.zeros_(self.bias)


def instance_norm(map):
    mean = map.mean((2, 3), keepdim=True)
    centred = map - mean
    return centred * (centred.square().mean((2, 3), keepdim=True) + 1e-5).rsqrt()


class AppearanceBlock(Named):
    """`x + IN(conv(ReLU(IN(conv(x)))))`, mirrored borders, no ReLU after the sum."""

    def __init__(self, channels):
        super().__init__()
        self.add("dilated", "conv_block.1", conv(channels, channels, 3, padding=0, dilation=2))
        self.add("plain", "conv_block.5", conv(channels, channels, 3, padding=0))

    def forward(self, map):
        inner = instance_norm(self.dilated(F.pad(map, (2, 2, 2, 2), "reflect")))
        return map + instance_norm(self.plain(F.pad(F.relu(inner), (1, 1, 1, 1), "reflect")))


class AppearanceEncoder(Named):
    """What the picture looks like, (B, channels[0], H, W); semantics (B, c, h, w) may join at a quarter of the size."""

    def __init__(self, channels=(32, 64, 96), blocks=6, semantics=0):
        super().__init__()
        full, half, quarter = channels
        self.add("stem", "encoder0.1", conv(4, full, 7, padding=0))
        self.add("halved", "encoder1.0", conv(full, half, 4, 2, padding=1))
        self.add("quartered", "encoder2.0", conv(half, quarter, 4, 2, padding=1))
        self.semantic = conv(semantics, quarter, 1) if semantics else None
        self.middle = nn.Sequential(*(AppearanceBlock(quarter) for _ in range(blocks)))
        self.add("to_half", "decoder.0", Transposed(quarter, half))
        self.add("to_full", "decoder.2", Transposed(half, full))

    def forward(self, picture, mask, semantics=None, added=None):
        map = torch.cat([picture, mask], 1).contiguous(memory_format=torch.channels_last)
        map = F.relu(self.stem(F.pad(map, (3, 3, 3, 3), "reflect")))
        map = F.relu(self.quartered(F.relu(self.halved(map))))
        if self.semantic is not None:
            map = map + resize(self.semantic(semantics), map.shape[-2:])
        map = self.middle(map)
        return F.relu(self.to_full(F.relu(self.to_half(map))))


class ResidualEncoder(Named):
    """What the picture looks like, (B, channels[0], H, W): dilated residual blocks at half the size, and a full-size skip.

    Beside the picture it sees what a coarser level added to its background, (B, 3, H, W), and semantics (B, c, h, w) may
    join before the blocks. Batch normalisation makes it learn many times as fast as the
    paper's encoder.
    """

    def __init__(self, channels=(32, 64), dilations=(1, 2, 4, 1, 2, 1), semantics=0):
        super().__init__()
        full, half = channels
        self.stem = ConvNorm(7, full)
        self.down = ConvNorm(full, half, stride=2)
        self.semantic = conv(semantics, half, 1) if semantics else None
        self.block = nn.Sequential(*(Residual(half, dilation) for dilation in dilations))
        self.join = ConvNorm(half + full, full)
        self.refine = Residual(full)

    def forward(self, picture, mask, semantics=None, added=None):
        added = torch.zeros_like(picture) if added is None else added
        map = torch.cat([(picture - 0.5) * 4, mask, added * 4], 1).contiguous(memory_format=torch.channels_last)
        full = F.relu(self.stem(map))
        map = F.relu(self.down(full))
        if self.semantic is not None:
            map = map + resize(self.semantic(semantics), map.shape[-2:])
        map = resize(self.block(map), full.shape[-2:])
        return self.refine(F.relu(self.join(torch.cat([map, full], 1))))


def appearance_encoder(config):
    return ResidualEncoder(**config) if "dilations" in config else AppearanceEncoder(**config)


class AppearanceImplicitRepresentation(Named):
    """AIR: the colour at a position from appearance and, with `projected`, fused semantics."""

    def __init__(self, appearance, semantics=0, projected=0, kernel=3, hidden=(128,) * 3):
        super().__init__()
        self.project = conv(semantics, projected, 1) if semantics else None
        self.fuse = conv(appearance + projected, appearance, kernel) if semantics else None
        self.imnet = ImplicitFunction(appearance, hidden, 3)

    def forward(self, map, semantics=None):
        """Colours of all pixels, (B, 3, H, W)."""
        if self.project is not None:
            map = self.fuse(torch.cat([map, resize(self.project(semantics), map.shape[-2:])], 1))
        return self.imnet(map).float()


class SairNetwork(Named):
    def __init__(self, encoder, semantics=384, sir_hidden=(256,) * 4, context=None, residual=False, projected=32,
                 fuse_kernel=3, air_hidden=(64,) * 2):
        super().__init__()
        self.encoder = appearance_encoder(encoder)
        self.sir = SemanticImplicitRepresentation(semantics, sir_hidden, context, residual)
        self.air = AppearanceImplicitRepresentation(encoder["channels"][0], semantics, projected, fuse_kernel, air_hidden)

    def complete(self, raw, mask):
        return self.sir(raw, F.avg_pool2d(mask, mask.shape[-1] // raw.shape[-1]))

    def forward(self, picture, mask, completed, added=None):
        """Colours (B, 3, H, W), to be added to the picture's, which has a background in its holes."""
        return self.air(self.encoder(picture, mask, completed, added), completed)


class LiifNetwork(Named):
    def __init__(self, encoder, hidden=(64,) * 2):
        super().__init__()
        self.encoder = appearance_encoder(encoder)
        self.air = AppearanceImplicitRepresentation(encoder["channels"][0], hidden=hidden)

    def forward(self, picture, mask, completed=None, added=None):
        return self.air(self.encoder(picture, mask, added=added))


# --- coarse to fine -------------------------------------------------------------------------------------------------


def coarser(image, mask):
    """A picture at half its size: means of what is known; a pixel is a hole when most of it is."""
    known = F.avg_pool2d(1 - mask, 2)
    return F.avg_pool2d(image * (1 - mask), 2) / known.clamp(min=1e-6), (known < 0.5).float()


def levels(network, image, mask, completed=None, coarsest=64):
    """The picture with a membrane in its holes, and what the network adds to it there, (B, 3, H, W) each.

    What a coarser level added, enlarged, is shown to the network beside the membrane: so the known colours always
    continue smoothly, and the network knows how far a hole has been thought about.
    """
    smooth, added = membrane(image, mask), None
    if max(image.shape[-2:]) > coarsest and not any(side % 2 for side in image.shape[-2:]):
        _, coarse = levels(network, *coarser(image, mask), completed, coarsest)
        added = mask * resize(coarse, image.shape[-2:])
    filled = (smooth + mask * network(smooth, mask, completed, added)).clamp(0, 1)
    return smooth, filled - smooth


def fill(network, image, mask, completed=None, coarsest=64):
    """The filled picture."""
    return sum(levels(network, image, mask, completed, coarsest))


# --- damage ---------------------------------------------------------------------------------------------------------


class DamageNetwork(Named):
    """Where a picture (B, 3, H, W) is damaged: logits (B, 1, H, W). A U-shaped network of residual blocks."""

    def __init__(self, channels=(12, 24, 48, 64), dilations=(1, 2, 4)):
        super().__init__()
        full, *_, deep = channels
        self.stem = ConvNorm(3, full)
        self.fine = Residual(full)
        self.down = nn.ModuleList(Stage(inputs, outputs, *(dilations if outputs == deep else [1]))
                                  for inputs, outputs in zip(channels, channels[1:]))
        self.up = nn.ModuleList(ConvNorm(outputs + inputs, inputs) for inputs, outputs in zip(channels, channels[1:]))
        self.head = conv(full, 1, 1)

    def forward(self, picture):
        map = ((picture - 0.5) * 4).contiguous(memory_format=torch.channels_last)
        map = self.fine(F.relu(self.stem(map)))
        finer = []
        for stage in self.down:
            finer.append(map)
            map = stage(map)
        for join in reversed(self.up):
            skip = finer.pop()
            map = F.relu(join(torch.cat([resize(map, skip.shape[-2:]), skip], 1)))
        return self.head(map).float()
