package org.sairbrush.clip;

/// How the last block of a CLIP vision transformer is used, so that every patch keeps a feature of its own.
public enum DenseMode {
    /// MaskCLIP as its paper and SAIR describe it: value and output projection only.
    MASKCLIP,
    /// MaskCLIP as its code for vision transformers does it: residual connection and MLP are kept.
    MASKCLIP_RESIDUAL,
    /// NACLIP (arXiv 2404.08181): keys attend to keys, nearer patches more; no residual connection and no MLP.
    NACLIP
}
