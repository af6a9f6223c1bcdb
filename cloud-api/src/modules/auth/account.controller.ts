import { Controller, Param } from '@nestjs/common';
import { authApi, type Done, type Me, type SessionView } from '@xianfeng/shared-types';
import { Authenticated, currentPrincipal, requireScope, Requires } from '../../platform/access';
import { notFound, Route } from '../../platform/http';
import { type MemberRef, MemberDirectory } from '../members';
import { Binding } from './binding.service';
import { MeService } from './me.service';
import { Sessions } from './sessions.service';

/** My account, and a member's WeChat account in an officer's hands. */
@Controller()
export class AccountController {
  constructor(
    private readonly meService: MeService,
    private readonly sessions: Sessions,
    private readonly binding: Binding,
    private readonly members: MemberDirectory,
  ) {}

  @Route(authApi.me)
  @Authenticated()
  me(): Promise<Me> {
    return this.meService.of(currentPrincipal().memberId);
  }

  @Route(authApi.sessions)
  @Authenticated()
  list(): Promise<SessionView[]> {
    const { memberId, sessionId } = currentPrincipal();
    return this.sessions.list(memberId, sessionId);
  }

  @Route(authApi.endSession)
  @Authenticated()
  async endSession(@Param('id') id: string): Promise<Done> {
    await this.sessions.end(currentPrincipal().memberId, id);
    return { ok: true };
  }

  @Route(authApi.endOtherSessions)
  @Authenticated()
  async endOthers(): Promise<{ ended: number }> {
    const { memberId, sessionId } = currentPrincipal();
    return { ended: await this.sessions.endOthers(memberId, sessionId) };
  }

  @Route(authApi.logout)
  @Authenticated()
  async logout(): Promise<Done> {
    const { memberId, sessionId } = currentPrincipal();
    await this.sessions.end(memberId, sessionId);
    return { ok: true };
  }

  @Route(authApi.unbindMine)
  @Authenticated()
  async unbindMine(): Promise<Done> {
    await this.binding.release(await this.member(currentPrincipal().memberId));
    return { ok: true };
  }

  @Route(authApi.unbindMember)
  @Requires('member:write')
  async unbindMember(@Param('id') id: string): Promise<Done> {
    const member = await this.member(id);
    requireScope('member:write', member.orgPath, '党员');
    await this.binding.release(member);
    return { ok: true };
  }

  private async member(id: string): Promise<MemberRef> {
    const member = await this.members.findById(id);
    if (!member) throw notFound('党员');
    return member;
  }
}
