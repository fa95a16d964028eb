// A workflow that users copy, as an engine on this machine can run it: the action is the one that is built now, and actions
// of others than GitHub's checkout are left out, which would be fetched.
import { parse, stringify } from 'yaml';

interface Step {
  readonly id?: string;
  readonly uses?: string;
}

interface Job {
  readonly steps: readonly Step[];
}

/** The step that trains is `best-epoch`, unless it has an id. */
export function adapted(text: string): string {
  const workflow = parse(text) as { jobs: Record<string, Job> };
  const steps = (all: readonly Step[]) =>
    all.flatMap((step): Step[] => {
      if (step.uses?.startsWith('best-epoch/')) return [{ ...step, uses: './', id: step.id ?? 'best-epoch' }];
      return step.uses === undefined || step.uses.startsWith('actions/checkout@') ? [step] : [];
    });
  // The action lies in the repository here, which every job has to check out for it.
  const checkout = workflow.jobs.train?.steps.find(({ uses }) => uses?.startsWith('actions/checkout@')) ?? {
    uses: 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd',
  };
  const jobs = Object.entries(workflow.jobs).map(([name, job]): [string, Job] => {
    const adaptedSteps = steps(job.steps);
    const isThere = adaptedSteps.some(({ uses }) => uses?.startsWith('actions/checkout@'));
    return [name, { ...job, steps: isThere ? adaptedSteps : [checkout, ...adaptedSteps] }];
  });
  return stringify({ ...workflow, jobs: Object.fromEntries(jobs) });
}
