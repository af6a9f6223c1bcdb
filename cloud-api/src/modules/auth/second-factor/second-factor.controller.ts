import { Body, Controller, Param } from '@nestjs/common';
import { consoleAuthApi, type Done, type RecoveryCodes, type SecondFactorKey, type SecondFactorView } from '@xianfeng/shared-types';
import { Authenticated, currentPrincipal, requireScope, Requires } from '../../../platform/access';
import { notFound, Route } from '../../../platform/http';
import { MemberDirectory, type MemberRef } from '../../members';
import { SecondFactorCodeDto } from '../dto/console-auth.dto';
import { SecondFactors } from './second-factors.service';

/** My two-step verification, and a member's in an administrator's hands. */
@Controller()
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactors,
    private readonly members: MemberDirectory,
  ) {}

  @Route(consoleAuthApi.secondFactor)
  @Authenticated()
  async view(): Promise<SecondFactorView> {
    return this.factors.view(await this.me());
  }

  @Route(consoleAuthApi.enrolSecondFactor)
  @Authenticated()
  async enrol(): Promise<SecondFactorKey> {
    return this.factors.enrol(await this.me());
  }

  @Route(consoleAuthApi.confirmSecondFactor)
  @Authenticated()
  async confirm(@Body() { code }: SecondFactorCodeDto): Promise<RecoveryCodes> {
    const { recoveryCodes } = await this.factors.confirm(await this.me(), code, async () => undefined);
    return { recoveryCodes };
  }

  @Route(consoleAuthApi.renewRecoveryCodes)
  @Authenticated()
  async renewRecoveryCodes(@Body() { code }: SecondFactorCodeDto): Promise<RecoveryCodes> {
    return this.factors.renewRecoveryCodes(await this.me(), code);
  }

  @Route(consoleAuthApi.removeSecondFactor)
  @Authenticated()
  async remove(@Body() { code }: SecondFactorCodeDto): Promise<Done> {
    await this.factors.remove(await this.me(), code);
    return { ok: true };
  }

  @Route(consoleAuthApi.resetSecondFactor)
  @Requires('second-factor:reset')
  async reset(@Param('id') id: string): Promise<Done> {
    const member = await this.member(id);
    requireScope('second-factor:reset', member.orgPath, '党员');
    await this.factors.reset(member);
    return { ok: true };
  }

  private me(): Promise<MemberRef> {
    return this.member(currentPrincipal().memberId);
  }

  private async member(id: string): Promise<MemberRef> {
    const member = await this.members.findById(id);
    if (!member) throw notFound('党员');
    return member;
  }
}
