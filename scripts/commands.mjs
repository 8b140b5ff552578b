/** Commands of this machine: where they are, running them, and installing Debian's packages. */
import { spawnSync } from 'node:child_process';

/** Path of a command on PATH, or undefined. */
export function which(command) {
  const tool = process.platform === 'win32' ? 'where' : 'which';
  const found = spawnSync(tool, [command], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.split(/\r?\n/)[0]?.trim() || undefined : undefined;
}

/** Runs a command with its output shown; true if it ended well. */
export function run(command, args, env = {}) {
  console.log(`> ${command} ${args.join(' ')}`);
  const ended = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return ended.status === 0;
}

/** Whether Debian's packages can be installed here without asking anyone. */
export function canInstallPackages() {
  return process.getuid?.() === 0 && which('apt-get') !== undefined;
}

/** Installs packages of Debian; false where that is not possible. */
export function installPackages(...names) {
  if (!canInstallPackages()) return false;
  // Another apt-get may be at work, and a mirror may fail once.
  const patience = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq', ...patience], env);
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...patience, ...names], env);
}
