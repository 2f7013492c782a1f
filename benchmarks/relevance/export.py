"""Keep a learned relevance reader as a file that onnxruntime reads: weights in eight bits.

Each row of a matrix has a scale of its own, and the weights become floats again when they are
loaded: what is read is the same on every processor, and within a twentieth of what was learned.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from providers.local.relevance_reader import MODEL, TOKENIZER

OPSET = 17
SMALLEST = 10_000
"""Matrices of fewer numbers stay as they are."""


def export(reader: Any, base: Path) -> None:
    """Writes the model and its tokenizer where the app looks for them."""
    encoded = reader.tokenizer("What is a queue?", "People in a line.", return_tensors="pt")
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            reader,
            (encoded["input_ids"], encoded["token_type_ids"]),
            str(whole),
            input_names=["tokens", "types"],
            output_names=["odds"],
            dynamic_axes={"tokens": {1: "length"}, "types": {1: "length"}},
            opset_version=OPSET,
            dynamo=False,
        )
        model = onnx.load(str(whole))
    in_eight_bits(model.graph)
    onnx.checker.check_model(model)
    MODEL.parent.mkdir(exist_ok=True)
    onnx.save(model, str(MODEL))
    shutil.copyfile(base / "tokenizer.json", TOKENIZER)


def in_eight_bits(graph: Any) -> None:
    """Replaces the large matrices of ``graph`` by whole numbers and their scales."""
    looked_up = {node.input[0] for node in graph.node if node.op_type == "Gather"}
    kept, restored = [], []
    for tensor in graph.initializer:
        weights = numpy_helper.to_array(tensor)
        if weights.ndim != 2 or weights.size < SMALLEST or weights.dtype != np.float32:
            kept.append(tensor)
            continue
        axis = 0 if tensor.name in looked_up else 1
        scale = np.abs(weights).max(axis=1 - axis, keepdims=True) / 127
        scale[scale == 0] = 1
        whole = np.clip(np.round(weights / scale), -127, 127).astype(np.int8)
        names = [f"{tensor.name}_whole", f"{tensor.name}_scale"]
        kept.append(numpy_helper.from_array(whole, names[0]))
        kept.append(numpy_helper.from_array(scale.astype(np.float32).ravel(), names[1]))
        restored.append(helper.make_node("DequantizeLinear", names, [tensor.name], axis=axis))
    nodes = [*restored, *graph.node]
    del graph.initializer[:]
    del graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)
