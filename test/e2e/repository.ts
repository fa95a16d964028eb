// A git repository as a user of the action has it, with the action as it is built now lying in it.
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** This project's folder. */
export const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Everything that the action is when it runs; the rest of the project is for those who change it. */
const ACTION = [
  ...['action.yml', 'dist', 'pretrained', 'package.json', 'package-lock.json', '.npmrc'],
  ...['tensorflow/package-lock.json', 'tensorflow/requirements.txt'],
];

/** Copies the action as it is built now. */
export async function copyAction(folder: string): Promise<void> {
  for (const name of ACTION) await cp(join(PROJECT, name), join(folder, name), { recursive: true });
}

/**
 * Lays the runtime packages above what runs in the folder, as if they had been installed there. Their installation, by which
 * every job would begin, is shown by workflow.test.ts and setup.test.ts.
 */
export async function layPackages(folder: string): Promise<void> {
  await symlink(join(PROJECT, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** Copies the action and the named workflow of the tests into `folder`; what else is there becomes part of the commit too. */
export async function commitRepository(folder: string, workflow: string): Promise<void> {
  const text = await readFile(join(PROJECT, 'test', 'e2e', 'workflows', workflow), 'utf8');
  await commitWorkflow(folder, workflow, text);
}

/** The same with a workflow of any text. */
export async function commitWorkflow(folder: string, name: string, text: string): Promise<void> {
  await copyAction(folder);
  const workflows = join(folder, '.github', 'workflows');
  await mkdir(workflows, { recursive: true });
  await writeFile(join(workflows, name), text);
  await commitAll(folder);
}

/** Makes a repository of one commit of all that is in the folder. */
export async function commitAll(folder: string): Promise<void> {
  const git = (...args: string[]) => promisify(execFile)('git', ['-C', folder, ...args]);
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('add', '--all', '--force');
  await git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '-m', 'Start');
}
