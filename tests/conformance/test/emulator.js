// Starts the emulator on a free port: the built EMULATOR_PROGRAM (a .dll), or else the project, which is built first.
// EMULATOR_URL names one that already runs; who wants other settings than usual gets an emulator of their own.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../../src/VpnPortal.Emulator', import.meta.url));

export const accessKeyId = process.env.EMULATOR_ACCESS_KEY_ID ?? 'emulator';
export const accessKeySecret = process.env.EMULATOR_ACCESS_KEY_SECRET ?? 'emulator-secret';

export async function startEmulator(environment = {}) {
  if (process.env.EMULATOR_URL && Object.keys(environment).length === 0)
    return { url: new URL(process.env.EMULATOR_URL), stop: async () => {} };
  const env = { ...process.env, Emulator__TimeScale: '200', Emulator__Seed: '7', ...environment };
  const program = process.env.EMULATOR_PROGRAM ? [process.env.EMULATOR_PROGRAM] : ['run', '--project', project, '--'];
  const child = spawn('dotnet', [...program, '--urls', 'http://127.0.0.1:0'], { env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const url = await new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the emulator ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', line => {
      const found = /listens on (http:\S+)/.exec(line);
      if (found) resolve(new URL(found[1]));
    });
  });
  const stop = () => new Promise(resolve => {
    child.removeAllListeners('exit').once('exit', resolve);
    // "dotnet run" has the emulator as its child, so the whole group is asked to end.
    process.kill(-child.pid, 'SIGTERM');
  });
  return { url, stop };
}

/** Gives an order behind the scenes, for example `steer(url, 'clock', { scale: 1 })`. */
export async function steer(url, path, order, method = 'POST') {
  const answer = await fetch(new URL(`/_emulator/${path}`, url), { method, body: order && JSON.stringify(order) });
  const said = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${said.Message ?? answer.status}`);
  return said;
}

export const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

export async function until(what, probe, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const value = await probe();
    if (value) return value;
    await pause(50);
  }
  throw new Error(`waited ${seconds} s in vain for ${what}`);
}

/** Repeats a write while another one holds the gateway, as every client has to. */
export async function onceFree(write) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (error.code !== 'VpnGateway.Configuring' || attempt > 200) throw error;
      await pause(30);
    }
  }
}
