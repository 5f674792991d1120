import { DurableObject } from 'cloudflare:workers';

// The platform with next to nothing on it: what any worker on it could do at best. Ours is compared with this.

interface Env {
  BARE: DurableObjectNamespace<Bare>;
}

export class Bare extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS lines (seq INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  }

  insert(text: string): { ok: true } {
    this.ctx.storage.sql.exec('INSERT INTO lines (text) VALUES (?)', text);
    return { ok: true };
  }

  cast(text: string): { ok: true } {
    for (const socket of this.ctx.getWebSockets()) socket.send(text);
    return { ok: true };
  }

  override fetch(): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }
}

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    const object = env.BARE.get(env.BARE.idFromName('bare'));
    if (pathname === '/insert') return Response.json(await object.insert(JSON.stringify(await request.json())));
    if (pathname === '/cast') return Response.json(await object.cast(await request.text()));
    if (pathname === '/live') return object.fetch(request);
    return new Response('bare');
  },
} satisfies ExportedHandler<Env>;
