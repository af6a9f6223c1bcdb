import path from 'node:path';
import { RULES, violations } from './imports/rules';
import { parseSources, readRepository } from './imports/sources';

/** One file whose single import breaks the rule, beside files that make the target resolvable. */
const BREAKING: [rule: string, file: string, code: string][] = [
  ['shared-types imports nothing but its own files', 'shared-types/src/cases.ts', "import { ulid } from 'ulid';"],
  ['workspaces meet through', 'cloud-api/src/platform/sms/sender.ts', "import { sandbox } from '../../../../wechat-sandbox/src/main';"],
  ['workspaces meet through', 'wechat-sandbox/src/main.ts', "const env = require('../../cloud-api/src/config/env');"],
  ['workspaces meet through', 'miniprogram/src/shared/session.ts', "import type { Env } from '@xianfeng/cloud-api';"],
  ['workspaces meet through', 'miniprogram/src/shared/session.ts', "import { casesApi } from '@xianfeng/shared-types/src/cases';"],
  ['client-core imports the contract', 'client-core/src/client.ts', "import Taro from '@tarojs/taro';"],
  ['workspaces meet through', 'cloud-api/src/platform/sms/sender.ts', "import { queryText } from '@xianfeng/client-core';"],
  ['platform never imports modules', 'cloud-api/src/platform/audit/audit.ts', "import type { CasesService } from '../../modules/cases';"],
  ['platform never imports modules', 'cloud-api/src/platform/jobs/jobs.ts', "export const close = () => import('../../flows/month-close.js');"],
  ['through its index.ts only', 'cloud-api/src/modules/points/points.service.ts', "import { CasesService } from '../cases/cases.service';"],
  ['through its index.ts only', 'cloud-api/src/flows/month-close.ts', "import { CaseEntity } from '../modules/cases/case.entity';"],
  ['through its index.ts only', 'cloud-api/src/modules/points/points.service.ts', "type Row = import('../cases/case.entity').CaseEntity;"],
  ['never gives an entity away', 'cloud-api/src/modules/cases/index.ts', "export { CaseEntity } from './case.entity';"],
  ['module order', 'cloud-api/src/modules/orgs/orgs.service.ts', "import { MembersService } from '../members';"],
  ['module order', 'cloud-api/src/modules/cases/cases.service.ts', "import { RankingsService } from '../rankings';"],
  ['module order', 'cloud-api/src/modules/members/members.service.ts', "import { DuesService } from '../dues';"],
  ['module order', 'cloud-api/src/modules/dues/dues.service.ts', "import { PointsService } from '../points';"],
  ['module order', 'cloud-api/src/modules/cases/cases.service.ts', "import { NotificationsService } from '../notifications';"],
  ['nothing imports flows', 'cloud-api/src/modules/cases/cases.service.ts', "import { MonthClose } from '../../flows/month-close';"],
  ['controller imports no entity', 'cloud-api/src/modules/cases/cases.controller.ts', "import { CaseEntity } from './case.entity';"],
  ['controller imports no entity', 'cloud-api/src/modules/cases/cases.controller.ts', "import { In } from 'typeorm';"],
  ['unit of work', 'cloud-api/src/modules/cases/cases.service.ts', "import { In, DataSource as Source } from 'typeorm';"],
  ['unit of work', 'cloud-api/src/modules/cases/cases.service.ts', "import * as orm from 'typeorm';"],
  ['unit of work', 'cloud-api/src/modules/cases/cases.service.ts', "import { InjectRepository } from '@nestjs/typeorm';"],
  ['pages → features → shared', 'miniprogram/src/shared/request.ts', "import { useCase } from '@/features/cases/hooks';"],
  ['pages → features → shared', 'miniprogram/src/features/cases/hooks.ts', "import Home from '../../pages/home';"],
  ["another feature's components", 'miniprogram/src/features/points/model.ts', "import { CaseCard } from '@/features/cases/components/case-card';"],
  ["sub-package's files are its own", 'miniprogram/src/pages/home/index.tsx', "import { Editor } from '../../packages/cases/editor';"],
];

const ALLOWED: [file: string, code: string][] = [
  ['cloud-api/src/modules/points/points.service.ts', "import { CasesService } from '../cases'; import { In } from 'typeorm';"],
  ['cloud-api/src/modules/dues/dues.service.ts', "import { MembersService } from '../members';"],
  ['cloud-api/src/flows/month-close.ts', "import { RankingsService } from '../modules/rankings';"],
  ['cloud-api/src/app.module.ts', "import { MonthCloseModule } from './flows/month-close';"],
  ['cloud-api/src/database/entities.ts', "import { CaseEntity } from '../modules/cases/case.entity';"],
  ['cloud-api/src/database/data-source.ts', "import { DataSource } from 'typeorm';"],
  ['miniprogram/src/pages/home/index.tsx', "import { useCase } from '@/features/cases/hooks'; import { CaseCard } from '@/features/cases/components/case-card';"],
  ['miniprogram/src/features/points/hooks.ts', "import { useCase } from '@/features/cases/hooks'; import { casesApi } from '@xianfeng/shared-types';"],
  ['miniprogram/src/packages/cases/editor/index.tsx', "import { Toolbar } from '../components/toolbar';"],
];

/** Files that exist around every example. */
const SURROUNDINGS = ['orgs', 'members', 'cases', 'points', 'rankings', 'dues', 'notifications']
  .flatMap((name) => [`cloud-api/src/modules/${name}/index.ts`, `cloud-api/src/modules/${name}/${name}.service.ts`])
  .concat('cloud-api/src/modules/cases/case.entity.ts', 'cloud-api/src/flows/month-close.ts', 'cloud-api/src/config/env.ts')
  .concat('miniprogram/src/features/cases/hooks.ts', 'miniprogram/src/pages/home/index.tsx', 'wechat-sandbox/src/main.ts');

const check = (files: [file: string, code: string][]) => violations(parseSources(new Map([...SURROUNDINGS.map((file) => [file, ''] as const), ...files])));

describe('imports', () => {
  const sources = parseSources(readRepository(path.resolve(__dirname, '../../..')));

  it('sees the repository', () => {
    const app = sources.find(({ file }) => file === 'cloud-api/src/app.module.ts');
    expect(app?.imports.map(({ target }) => target)).toContain('cloud-api/src/modules/index.ts');
  });

  it('keep every dependency rule', () => {
    expect(violations(sources)).toEqual([]);
  });
});

describe('import rules', () => {
  it.each(BREAKING)('catch: %s (%s, %s)', (rule, file, code) => {
    const found = check([[file, code]]);
    expect(found).toEqual(expect.arrayContaining([expect.stringContaining(rule)]));
    expect(found[0]).toContain(file);
  });

  it.each(ALLOWED)('allow %s: %s', (file, code) => {
    expect(check([[file, code]])).toEqual([]);
  });

  it('catch a circle of modules', () => {
    const files: [string, string][] = [
      ['cloud-api/src/modules/auth/index.ts', "import { SettingsService } from '../settings';"],
      ['cloud-api/src/modules/settings/index.ts', "import { AuthService } from '../auth';"],
    ];
    expect(check(files)).toEqual([expect.stringMatching(/circle: (auth → settings → auth|settings → auth → settings)/)]);
  });

  it('are all shown to fail', () => {
    const shown = RULES.filter(({ name }) => BREAKING.some(([part]) => name.includes(part)));
    expect(shown).toEqual(RULES);
  });
});
