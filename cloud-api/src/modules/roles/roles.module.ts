import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { RuleBook } from '../../platform/rules';
import { ROLE_RULES } from './role.rules';
import { RoleDesk } from './role-desk';
import { RoleDirectory } from './role-directory';
import { RoleDutiesService } from './role-duties.service';
import { RoleExplanation } from './role-explanation';
import { RoleQueries } from './role.queries';
import { RoleDeskController } from './role-desk.controller';
import { RoleSetup } from './role-setup';
import { RoleSuccession } from './role-succession';
import { RolesController } from './roles.controller';
import { RolesService } from './roles.service';

@Global()
@Module({
  controllers: [RoleDeskController, RolesController],
  providers: [RoleDesk, RoleDirectory, RoleDutiesService, RoleExplanation, RoleQueries, RoleSetup, RoleSuccession, RolesService],
  exports: [RoleDirectory, RoleExplanation, RoleSetup],
})
export class RolesModule implements OnModuleInit {
  constructor(private readonly rules: RuleBook) {}

  onModuleInit(): void {
    this.rules.register(ROLE_RULES);
  }
}
