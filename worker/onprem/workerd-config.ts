import { readFileSync } from 'node:fs';
import { WRANGLER_CONFIG } from './paths.ts';

export interface WorkerdOptions {
  host: string;
  port: number;
  demo: boolean;
}

/** Names of the files beside the configuration, in the folder that the server runs from. */
export const RUN_FILES = { config: 'okienko.capnp', bundle: 'worker.js', manifest: 'static.json' } as const;

/** The variable that carries the setup token, so that it stands in no file. */
export const TOKEN_VARIABLE = 'OKIENKO_SETUP_TOKEN';
/** The variable that carries the token with which the start script says that the server is about to stop. */
export const STOP_VARIABLE = 'OKIENKO_STOP_TOKEN';
/** Runs of one estimate of waiting times; see worker/env.ts. */
export const RUNS_VARIABLE = 'OKIENKO_ESTIMATE_RUNS';

/**
 * The server's configuration: the same bindings as on Cloudflare, with files and storage on the disk. The unique keys
 * name the folders of the databases; they must never change, or every office would start anew.
 */
export function workerdConfig({ host, port, demo }: WorkerdOptions): string {
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "files", disk = (writable = false)),
    (name = "data", disk = (writable = true)),
    (name = "internet", network = (allow = [])),
  ],
  sockets = [(name = "http", address = ${quoted(listenAddress(host, port))}, http = (), service = "main")],
);

const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "${RUN_FILES.bundle}")],
  compatibilityDate = ${quoted(compatibilityDate())},
  bindings = [
    (name = "OFFICE", durableObjectNamespace = "Office"),
    (name = "ORGANISATION", durableObjectNamespace = "Organisation"),
    (name = "ASSETS", service = (name = "main", entrypoint = "Assets")),
    (name = "FILES", service = "files"),
    (name = "STATIC", json = embed "${RUN_FILES.manifest}"),
    (name = "SETUP_TOKEN", fromEnvironment = "${TOKEN_VARIABLE}"),
    (name = "STOP_TOKEN", fromEnvironment = "${STOP_VARIABLE}"),
    (name = "ESTIMATE_RUNS", fromEnvironment = "${RUNS_VARIABLE}"),
    (name = "DEMO", text = ${quoted(demo ? '1' : '')}),
  ],
  durableObjectNamespaces = [
    (className = "Office", uniqueKey = "okienko-Office", enableSql = true),
    (className = "Organisation", uniqueKey = "okienko-Organisation", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "data"),
);
`;
}

/** The platform's behaviour is frozen at a date; one date rules here and on Cloudflare. */
export function compatibilityDate(): string {
  const date = /^compatibility_date = "(\d{4}-\d{2}-\d{2})"$/m.exec(readFileSync(WRANGLER_CONFIG, 'utf8'))?.[1];
  if (!date) throw new Error('wrangler.toml names no compatibility_date');
  return date;
}

/** `[::1]:8080`: an IPv6 address is full of colons itself. */
export function listenAddress(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
