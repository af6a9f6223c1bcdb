import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Persona } from '../core/model';
import type { Sandbox } from '../sandbox';

/** Server-sent events: `changed` whenever the persona's phone should look again; `personaId` null concerns everybody. */
export function registerLiveUpdates(app: FastifyInstance, sandbox: Sandbox, personaOf: (request: FastifyRequest) => Persona): void {
  app.get('/_phone/:id/events', (request, reply) => {
    const persona = personaOf(request);
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    const tell = (personaId: string | null) => stream.write(`event: changed\ndata: ${JSON.stringify({ personaId })}\n\n`);
    tell(persona.id);
    const stop = sandbox.state.onChange((personaId) => {
      if (personaId === null || personaId === persona.id) tell(personaId);
    });
    stream.on('close', stop);
  });
}
