"""nnU-Net v2 2d on the same images for the same minutes: its own fingerprint, plan, preprocessing, network, loss,
augmentation and inference. Ours are the clock, the split, and an epoch that sees as many patches as there are images;
its polynomial learning rate falls over the minutes instead of 1000 epochs. Validation is left out of its clock."""

import json
import math
import multiprocessing
import os
import time
from pathlib import Path

from quality import Clock, count, read_job, tell_epoch

clock = Clock()
job, parts = read_job()
home = Path(os.environ["BENCH_FOLDER"]) / "nnunet"
for name in ("raw", "preprocessed", "results"):
    os.environ[f"nnUNet_{name}"] = str(home / name)
os.environ["nnUNet_n_proc_DA"] = str(job["threads"])
os.environ["nnUNet_def_n_proc"] = str(job["threads"])

import SimpleITK
import torch
from nnunetv2.experiment_planning.plan_and_preprocess_api import extract_fingerprints, plan_experiments, preprocess
from nnunetv2.inference.export_prediction import convert_predicted_logits_to_segmentation_with_correct_shape
from nnunetv2.inference.predict_from_raw_data import nnUNetPredictor
from nnunetv2.run.run_training import get_trainer_from_args

DATASET = "Dataset001_Bench"


def case_name(part, index):
    return f"{part}_{index:05d}"


def write_raw():
    folder = home / "raw" / DATASET
    for name in ("imagesTr", "labelsTr"):
        (folder / name).mkdir(parents=True)
    cases = 0
    for part in ("train", "validation"):
        for index, (image, labels) in enumerate(zip(*parts[part])):
            case = case_name(part, index)
            for channel, plane in enumerate(image):
                path = folder / "imagesTr" / f"{case}_{channel:04d}.nii.gz"
                SimpleITK.WriteImage(SimpleITK.GetImageFromArray(plane[None]), path)
            path = folder / "labelsTr" / f"{case}.nii.gz"
            SimpleITK.WriteImage(SimpleITK.GetImageFromArray(labels[None]), path)
            cases += 1
    labels = {"background": 0, **{f"class {index}": index for index in range(1, job["classes"])}}
    channels = {str(index): f"channel {index}" for index in range(job["channels"])}
    dataset = {"channel_names": channels, "labels": labels, "numTraining": cases, "file_ending": ".nii.gz"}
    (folder / "dataset.json").write_text(json.dumps(dataset))


def make_trainer():
    extract_fingerprints([1], num_processes=job["threads"])
    plan_experiments([1])
    preprocess([1], configurations=["2d"], num_processes=[job["threads"]])
    names = {part: [case_name(part, index) for index in range(job["counts"][part])] for part in parts}
    split = [{"train": names["train"], "val": names["validation"]}]
    (home / "preprocessed" / DATASET / "splits_final.json").write_text(json.dumps(split))
    trainer = get_trainer_from_args("1", "2d", 0, device=torch.device("cpu"))
    trainer.on_train_start()
    return trainer


def examine(trainer, part):
    """Confusion counts, predicted as nnU-Net does: tiles, mirrored, in the original shape."""
    predictor = nnUNetPredictor(device=torch.device("cpu"), perform_everything_on_device=False, allow_tqdm=False)
    plans, configuration, dataset = trainer.plans_manager, trainer.configuration_manager, trainer.dataset_json
    axes = trainer.inference_allowed_mirroring_axes
    predictor.manual_initialization(trainer.network, plans, configuration, None, dataset, "nnUNetTrainer", axes)
    preprocessor = configuration.preprocessor_class(verbose=False)
    confusion = 0
    for image, labels in zip(*parts[part]):
        # As its reader gives a 2D image: one slice, far from the next.
        properties = {"spacing": [999.0, 1.0, 1.0]}
        data, _, properties = preprocessor.run_case_npy(
            image[:, None], None, properties, plans, configuration, dataset
        )
        logits = predictor.predict_sliding_window_return_logits(torch.from_numpy(data))
        predicted = convert_predicted_logits_to_segmentation_with_correct_shape(
            logits, plans, configuration, trainer.label_manager, properties, num_threads_torch=job["threads"]
        )
        confusion += count(labels, predicted, job["classes"])
    return confusion


def main():
    torch.set_num_threads(job["threads"])
    write_raw()
    trainer = make_trainer()
    limit = job["minutes"] * 60
    steps = math.ceil(job["counts"]["train"] / trainer.batch_size)
    epoch = 0
    while clock.seconds() < limit:
        trainer.network.train()
        for _ in range(steps):
            if clock.seconds() > limit:
                break
            for group in trainer.optimizer.param_groups:
                group["lr"] = trainer.initial_lr * (1 - min(0.999, clock.seconds() / limit)) ** 0.9
            trainer.train_step(next(trainer.dataloader_train))
        epoch += 1
        begun = time.monotonic()
        trainer.set_deep_supervision_enabled(False)
        validation, test = examine(trainer, "validation"), examine(trainer, "test")
        trainer.set_deep_supervision_enabled(True)
        exam_seconds = time.monotonic() - begun
        tell_epoch(epoch, None, validation, test, exam_seconds)
        clock.skip(exam_seconds)
    # Its augmentation processes would wait for ever, and whoever reads what this one says with them.
    for process in multiprocessing.active_children():
        process.kill()
    os._exit(0)


# The augmentation's processes may import this file again.
if __name__ == "__main__":
    main()
