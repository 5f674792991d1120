interface ScriptPolicy {
  createScriptURL(url: string): string;
}

interface Factory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): ScriptPolicy;
}

/** The service workers that there are. Nothing else may become a script by its address. */
const SCRIPTS = ['/sw.js', '/kiosk/sw.js'] as const;

let policy: ScriptPolicy | undefined;

/**
 * The address of a service worker as browsers with Trusted Types want it: the security policy of the pages lets no text become
 * a script, except through this one place. Elsewhere it is the plain text.
 */
export function workerScript(url: (typeof SCRIPTS)[number]): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('okienko-worker', {
    createScriptURL: (wanted) => {
      if (SCRIPTS.some((script) => script === wanted)) return wanted;
      throw new TypeError(`no script of ours: ${wanted}`);
    },
  });
  return policy.createScriptURL(url);
}
