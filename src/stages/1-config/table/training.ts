// Rows of the settings' table about how training goes.
import type { SettingRows } from '../setting.ts';
import { boolean, choice, classWeights, integer, memory, number, orAuto } from '../types.ts';

export const training = {
  recipe: {
    name: 'recipe',
    section: 'Training',
    type: choice('auto', 'classic'),
    default: 'auto',
    help: 'auto plans network and training from the data; classic is the published U-Net recipe (segmentation only).',
    note: 'Settings that are given go before what a recipe decides. The summary lists every choice with its reason under *Plan, with reasons*.',
    recipes: {
      auto: '[from pretrained weights](fine-tuning.md#from-pretrained-weights) EfficientNet-Lite0, for segmentation as the encoder of a U-Net; values of 8 bits are scaled as that network knows them, others first brought to 0 to 255. From random weights for segmentation a U-Net with 16, 32, 64 and 128 filters, for classification a residual network of three or four stages, both with batch norm and ReLU; values are clipped and scaled by the training images, or stretched by asinh where a deep exposure has a range far beyond its noise.',
      classic:
        'for segmentation the published U-Net with 32 to 512 filters, ELU, L2 0.01 and dropout 0.18; values divided by the largest that the depth has. It has no classification.',
    },
  },
  engine: {
    name: 'engine',
    section: 'Training',
    type: choice('auto', 'onnx', 'tensorflow', 'reference'),
    default: 'auto',
    inFile: false,
    help: 'What does the arithmetic; auto takes onnx. tensorflow is installed when it is first asked for (1.2 GB). reference is slow and only for checking.',
    note: 'See [engines](engines.md). It stands in no settings file: the data must not choose what is installed.',
  },
  threads: {
    name: 'threads',
    section: 'Training',
    type: integer(0, 1024),
    default: '0',
    help: 'Threads for the arithmetic; 0 takes one for each core.',
    note: 'Another number of threads may round differently in the last digits.',
  },
  batchSize: {
    name: 'batch-size',
    section: 'Training',
    type: orAuto(integer(1, 1024)),
    default: 'auto',
    help: 'Patches in one training step.',
    note: 'What the recipe chooses is lowered, and after it `image-size` of a segmentation, where the training is foreseen to take more than four fifths of the memory that the machine, or its container, has; log and report say so. Such a run is another one than on a larger machine: set both for the same on all.',
    recipes: {
      auto: 'for segmentation 8 patches of 128x128, from pretrained weights 4 of 256x256, or as many as have the same pixels: 2 to 32; for classification 32 images.',
      classic: '1.',
    },
  },
  learningRate: {
    name: 'learning-rate',
    section: 'Training',
    type: orAuto(number(1e-7, 10)),
    default: 'auto',
    help: 'Learning rate at the start; it falls when the validation loss stalls or, with auto, along a time budget.',
    note: 'The first to try when the diagnosis says *learning rate too high*: a tenth of it.',
    recipes: {
      auto: '0.02 for segmentation; for classification 0.004, from pretrained weights 0.002 for the head and 0.8 of that with each block below it; reached over the first 50 steps; falls to 0.3 of itself after 3 or 5 epochs without a better validation loss, or along `time-budget` to 0.',
      classic: '1; falls to a tenth after 5 epochs without a better validation loss.',
    },
  },
  optimizer: {
    name: 'optimizer',
    section: 'Training',
    type: orAuto(choice('sgd', 'adam', 'adamw', 'muon', 'adadelta')),
    default: 'auto',
    help: 'Update rule.',
    note: 'One that the recipe did not choose starts at a rate of its own: sgd 0.01, adam 0.001, adamw 0.002, muon 0.02, adadelta 1. muon makes the updates of hidden weights orthogonal and leaves biases, batch norm and the last layer to AdamW, as torch.optim.Muon and keras.optimizers.Muon are meant to be used.',
    recipes: {
      auto: 'for segmentation muon, for classification adamw, both with weight decay 0.01.',
      classic: 'adadelta.',
    },
  },
  augment: {
    name: 'augment',
    section: 'Training',
    type: orAuto(boolean()),
    default: 'auto',
    help: 'Whether training images are varied at random (flips, turns, brightness, noise and more).',
    note: '`true` adds rotations by up to 15 degrees, magnification, brightness, contrast, gamma, noise, blur and small holes to flips and quarter turns.',
    recipes: {
      auto: 'for segmentation flips and quarter turns, which change no value; left-right flips alone where upper and lower halves of the images hold different classes; from pretrained weights magnification, brightness, contrast and gamma as well. For classification small turns, zoom and light, and the flips after which an image is still most like others of its class.',
      classic: 'none.',
    },
  },
  classWeights: {
    name: 'class-weights',
    section: 'Training',
    type: orAuto(classWeights()),
    default: 'auto',
    help: 'How much each class counts in the loss; balanced weighs by inverse frequency, sqrt by its square root.',
    note: 'Weights are scaled to sum to the number of classes that occur.',
    recipes: {
      auto: '`sqrt` where a class has less than 5 % of the pixels, or in classification less than half the images of another, else `none`.',
      classic: '`balanced`.',
    },
  },
  labelSmoothing: {
    name: 'label-smoothing',
    section: 'Training',
    type: orAuto(number(0, 0.9)),
    default: 'auto',
    help: 'Share of each label spread over all classes in the loss; auto is 0.1 for classification, else 0.',
    note: 'Keeps the network from being surer than its images allow (Szegedy et al. 2016).',
  },
  /** The one parameter of the Beta distribution; 0: none are blended. */
  mixUp: {
    name: 'mix-up',
    section: 'Training',
    type: orAuto(number(0, 1)),
    default: 'auto',
    help: 'Blends pairs of training images and their labels by shares drawn from Beta(a, a) of this a, such as 0.2; 0 and auto do not. Classification only.',
    note: 'Pays in long trainings (Zhang et al. 2018).',
  },
  imageSize: {
    name: 'image-size',
    section: 'Training',
    type: orAuto(integer(32, 2048, 16)),
    default: 'auto',
    help: 'Edge of a training patch in pixels; in classification of the square that every image is brought to.',
    note: 'Larger patches show more surroundings and take more time and memory a step. The model takes images of any size either way: what it needs is inside.',
    recipes: {
      auto: 'for segmentation 128, or less where the smallest image has less, rounded up to a multiple of 8; from pretrained weights 256, to a multiple of 32. For classification the median image in its own shape: from random weights 128 pixels at most and shrunk as far as 64 for 40 epochs to fit into `time-budget`, or 15 minutes, on two idle cores, by estimate; from pretrained weights of the area of 224x224, or as little as 128x128 for 7 epochs to fit.',
      classic: 'whole images, padded to a multiple of 16.',
    },
  },
  memoryBudgetBytes: {
    name: 'memory-budget',
    section: 'Training',
    type: orAuto(memory()),
    default: 'auto',
    withoutEffect: true,
    help: 'Memory for decoded images; beyond it they lie decoded on the disk, in `output`. auto is a quarter of what the machine has, or the container may take.',
    note: 'A single image that takes more to decode is refused, and what decoding takes beyond 256 MiB is not there to keep images in. Not a limit for the whole process: network and batches come on top. Lower it where the job shares its machine.',
  },
} as const satisfies SettingRows;
