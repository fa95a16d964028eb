"""PyTorch, channels_last: one case, step after step. Variants: float32, compiled (torch.compile), bfloat16 (autocast)."""

import torch
from job import batch_of, check_parameters, read_job, run_steps, start_of, tell
from torch.nn import functional
from torch_network import Network, count_learned, optimizer_of

job, variant = read_job()
torch.set_num_threads(job["threads"])
torch.set_flush_denormal(True)
torch.manual_seed(job["seed"])

model = Network(job["network"]).to(memory_format=torch.channels_last)
check_parameters(job, count_learned(model))
tell(event="ready", parameters=count_learned(model), versions={"torch": torch.__version__})
start = start_of(job)
model.start_from(start)
images, labels = (torch.from_numpy(array) for array in batch_of(job, start))
images = images.to(memory_format=torch.channels_last)
autocast = torch.autocast("cpu", torch.bfloat16, enabled=variant == "bfloat16")
run_network = torch.compile(model) if variant == "compiled" else model

if job["kind"] == "train":
    if job["loss"]["dice"] != 0:
        raise ValueError("the Dice term is not written for PyTorch")
    weights = torch.tensor(job["loss"]["classWeights"], dtype=torch.float32)
    factor = job["loss"]["crossEntropy"] / labels.numel()
    smoothing = job["loss"].get("labelSmoothing", 0)
    optimizer = optimizer_of(job["optimizer"], job["learningRate"], model)

    def step():
        with autocast:
            logits = run_network(images)
        sums = functional.cross_entropy(logits.float(), labels, weights, reduction="sum", label_smoothing=smoothing)
        loss = factor * sums
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        return loss.item()
else:
    model.eval()

    def step():
        with torch.inference_mode(), autocast:
            return run_network(images).float().softmax(1)


run_steps(job, step)
