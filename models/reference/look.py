"""What makes a fill look like a photo: features of the frozen semantic encoder's stem, and what a critic says of patches.

Both see tones alone, so that detail adds no colour to what has none.
"""

import copy

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils import spectral_norm

FEATURES, CRITIC, MATCH = 0.05, 0.03, 0.015
ALONE, RISE = 60, 200  # steps that the critic learns alone, and over which its word then gains its weight


class Critic(nn.Module):
    """Tells fills from photos: for each 4×4 pixels of a picture with a mask, (B, 4, S, S), more than 0 = photo."""

    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([spectral_norm(nn.Conv2d(4, 48, 4, 2, 1)), spectral_norm(nn.Conv2d(48, 96, 4, 2, 1)),
                                     spectral_norm(nn.Conv2d(96, 128, 3, 1, 1))])
        self.last = nn.Conv2d(128, 1, 3, 1, 1)

    def forward(self, picture, mask):
        """The verdict (B, 1, S/4, S/4), and the features that led to it."""
        map = torch.cat([(picture - 0.5) * 4, mask], 1).contiguous(memory_format=torch.channels_last)
        features = []
        for layer in self.layers:
            map = F.leaky_relu(layer(map), 0.2)
            features.append(map)
        return self.last(map).float(), features


class Look:
    """A loss beside the colours'. The critic learns along, from the same pictures."""

    def __init__(self, encoder, device):
        self.stem = copy.deepcopy(encoder.stem[:2]).eval().requires_grad_(False).to(device)
        self.critic = Critic().to(device, memory_format=torch.channels_last)
        self.optimiser = torch.optim.AdamW(self.critic.parameters(), lr=6e-4, betas=(0.0, 0.9), weight_decay=0.01)
        self.steps = 0

    def __call__(self, filled, true, mask):
        """Of pictures (B, 3, S, S) that are alike outside of the mask."""
        filled, true = (picture.mean(1, keepdim=True).expand(-1, 3, -1, -1) for picture in (filled, true))
        loss = FEATURES * self.unlike(filled, true, mask)
        share = F.avg_pool2d(mask, 4)
        share = share / (share.sum() + 1)
        self.teach(filled.detach(), true, mask, share)
        if self.steps <= ALONE:
            return loss
        self.critic.requires_grad_(False)
        verdict, features = self.critic(filled, mask)
        with torch.no_grad():
            wanted = self.critic(true, mask)[1]
        self.critic.requires_grad_(True)
        match = sum((found - want).abs().mean() for found, want in zip(features, wanted))
        return loss + min(1, (self.steps - ALONE) / RISE) * (MATCH * match - CRITIC * (verdict * share).sum())

    def unlike(self, filled, true, mask):
        """L1 between the features in and beside the holes, by their mean."""
        with torch.no_grad():
            wanted = self.features(true)
        loss = 0
        for found, want in zip(self.features(filled), wanted):
            near = F.max_pool2d(F.adaptive_avg_pool2d(mask, found.shape[-2:]), 3, 1, 1)
            difference = ((found - want).abs() * near).sum()
            loss = loss + difference / (near.sum() * (want.abs().mean() + 1e-3) * found.shape[1])
        return loss

    def features(self, picture):
        map = torch.cat([(picture - 0.5) * 4, torch.zeros_like(picture[:, :1])], 1)
        map = map.contiguous(memory_format=torch.channels_last)
        found = []
        for stage in self.stem:
            map = stage(map)
            found.append(map)
        return found

    def teach(self, filled, true, mask, share):
        """One step of the critic by the hinge loss, in the holes alone."""
        self.optimiser.zero_grad(set_to_none=True)
        photo, fill = self.critic(true, mask)[0], self.critic(filled, mask)[0]
        ((F.relu(1 - photo) + F.relu(1 + fill)) * share).sum().backward()
        self.optimiser.step()
        self.steps += 1

    def state(self):
        return {"critic": self.critic.state_dict(), "optimiser": self.optimiser.state_dict(), "steps": self.steps}

    def restore(self, state):
        self.critic.load_state_dict(state["critic"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.steps = state["steps"]
