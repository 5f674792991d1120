/** The bare text `ping` is answered with `pong` by the platform, without waking the office. */
export const PING = 'ping';
export const PONG = 'pong';
