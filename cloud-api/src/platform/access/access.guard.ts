import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { currentContext } from '../http/request-context';
import { Problem } from '../http/problem';
import { bearerToken } from './bearer';
import { GATE, type Gate } from './decorators';
import { PrincipalResolver } from './principal-resolver';

/** Default deny: first who, then whether the route's permission is held anywhere. Where it holds is the service's check. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly resolver: PrincipalResolver,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const gate = this.reflector.get<Gate | undefined>(GATE, context.getHandler());
    if (!gate) throw new Problem('access.denied');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = bearerToken(request.headers);
    const principal = token ? await this.resolver.resolve(token) : null;
    const current = currentContext();
    if (current) current.principal = principal;
    if (gate.kind === 'public') return true;
    if (!principal) throw new Problem(token ? 'auth.expired' : 'auth.required');
    if (gate.kind === 'permission' && !principal.has(gate.permission)) throw new Problem('access.denied');
    return true;
  }
}
