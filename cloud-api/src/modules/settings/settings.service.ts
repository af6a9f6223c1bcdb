import { Injectable } from '@nestjs/common';
import { SETTING_GROUP_LABELS, type ChangeSettingBody, type Id, type Setting, type SettingGroup, type SettingGroupView, type SettingVersion } from '@xianfeng/shared-types';
import { placeholders, type Tx, UnitOfWork } from '../../database';
import { currentPrincipal, requireScope } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { addMonths, Clock } from '../../platform/clock';
import { invalidField, notFound, Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { RuleValue } from '../../platform/rules/rule-value.entity';
import { OrgDirectory } from '../orgs';
import { SETTING_SPECS, settingSpec, type SettingSpec } from './setting-catalogue';
import { constrainedWith, constraintFault, sumOf } from './setting-constraints';
import { SettingVersions } from './setting-versions';

/** A change may be planned so far ahead. */
const AHEAD_MONTHS = 60;

/** The dated rules in one place: what holds, what will hold, and changes that take effect from a date. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly versions: SettingVersions,
    private readonly orgs: OrgDirectory,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<SettingGroupView[]> {
    const settings = await this.settings(await this.versions.rows());
    return (Object.keys(SETTING_GROUP_LABELS) as SettingGroup[]).map((group) => ({
      group, title: SETTING_GROUP_LABELS[group], settings: settings.filter((setting) => setting.group === group),
    }));
  }

  async history(code: string): Promise<SettingVersion[]> {
    requireSpec(code);
    const rows = await this.versions.rows(code);
    const views = await this.versions.views(rows);
    return rows.map((row) => views.get(row.id)!);
  }

  /** Adds rows, never edits one: earlier days keep the value they had. */
  async change(code: string, body: ChangeSettingBody): Promise<Setting> {
    const wanted = [{ code, value: body.value }, ...(body.along ?? [])];
    const specs = wanted.map((change, at) => requireChange(change, at === 0 ? 'value' : `along.${at - 1}.value`));
    this.requireDate(body.effectiveFrom);
    const place = await this.place(body.orgId, specs);
    await this.uow.run(async (tx) => {
      await this.requireFit(tx, wanted, body.effectiveFrom, place.path);
      for (const [at, { value }] of wanted.entries()) await this.write(tx, specs[at], value, body, place);
    });
    const [setting] = await this.settings(await this.versions.rows(code), [specs[0]]);
    return setting;
  }

  /** Takes back what has not begun. */
  async withdraw(code: string, id: Id): Promise<void> {
    const spec = requireSpec(code);
    await this.uow.run(async (tx) => {
      const row = await tx.repo(RuleValue).findOneBy({ id, code });
      if (!row) throw notFound('设置');
      await this.requirePlace(row.orgPath, '设置');
      if (row.effectiveFrom <= this.clock.today()) throw new Problem('conflict.state', { detail: '该值已生效，不能取消；请从某日起改为新的值。' });
      await tx.repo(RuleValue).delete({ id });
      await this.trace(tx, 'setting.withdraw', spec, row.orgPath, { value: Number(row.value), effectiveFrom: row.effectiveFrom });
    });
  }

  private async settings(rows: readonly RuleValue[], specs = SETTING_SPECS): Promise<Setting[]> {
    const [views, atTop] = await Promise.all([this.versions.views(rows), this.versions.holdsTop()]);
    const somewhere = currentPrincipal().has('setting:write');
    return specs.flatMap((spec) => {
      const own = rows.filter((row) => row.code === spec.code);
      const shown = own.map((row) => views.get(row.id)!);
      const current = shown.find((version) => version.state === 'current' && version.org === null);
      if (!current) return [];
      const mayChange = !spec.fixed && (atTop || (spec.byOrg && somewhere));
      return [{
        ...spec, sum: sumOf(spec.code), unit: spec.kind === 'switch' ? '' : (own.at(-1)?.unit ?? ''), current, planned: shown.filter((version) => version.state === 'future').reverse(),
        overrides: shown.filter((version) => version.state === 'current' && version.org !== null), allowedActions: mayChange ? ['change' as const] : [],
      }];
    });
  }

  private requireDate(date: string): void {
    const today = this.clock.today();
    if (date < today) throw invalidField('effectiveFrom', `生效日期最早为今天（${today}），以前的日子不受影响`);
    if (date > addMonths(today, AHEAD_MONTHS)) throw invalidField('effectiveFrom', '生效日期最多提前五年');
  }

  private async place(orgId: Id | undefined, specs: readonly SettingSpec[]): Promise<{ path: string; name: string | null }> {
    if (!orgId) {
      await this.requirePlace('', '组织');
      return { path: '', name: null };
    }
    const { path, name } = await this.orgs.get(orgId);
    await this.requirePlace(path, '组织');
    if (specs.some((spec) => !spec.byOrg)) throw invalidField('orgId', '该项全集团统一，不能单独设置');
    return { path, name };
  }

  private async requirePlace(path: string, what: string): Promise<void> {
    if (path !== '') return requireScope('setting:write', path, what);
    if (!(await this.versions.holdsTop())) throw new Problem('access.denied', { detail: '全集团统一的设置由最上级党委修改。' });
  }

  /** Judges the values as they would stand together on the date. */
  private async requireFit(tx: Tx, wanted: readonly { code: string; value: number }[], date: string, path: string): Promise<void> {
    const codes = wanted.map(({ code }) => code);
    if (new Set(codes).size < codes.length) throw invalidField('along', '同一项只能修改一次');
    const together = [...new Set([...codes, ...constrainedWith(codes)])];
    // Of two who change what belongs together at once the second judges what the first has written.
    await tx.select(`SELECT id FROM rule_value WHERE code IN (${placeholders(together)}) ORDER BY id${tx.forUpdateSql}`, together);
    const values = new Map<string, number>();
    for (const code of constrainedWith(codes)) values.set(code, (await this.versions.valueOn(tx, code, date, path)) ?? 0);
    for (const { code, value } of wanted) values.set(code, value);
    const fault = constraintFault(codes, (code) => values.get(code)!);
    if (fault) throw invalidField('value', fault);
  }

  private async write(tx: Tx, spec: SettingSpec, value: number, body: ChangeSettingBody, place: { path: string; name: string | null }): Promise<void> {
    const { doc, article, effectiveFrom, reason } = body;
    const [shipped] = await tx.repo(RuleValue).find({ where: { code: spec.code }, order: { effectiveFrom: 'ASC' }, take: 1 });
    if (await tx.repo(RuleValue).existsBy({ code: spec.code, effectiveFrom, orgPath: place.path })) {
      throw new Problem('conflict.duplicate', { detail: `“${spec.title}”已有从 ${effectiveFrom} 起的值，请换一个日期或先取消原来的。` });
    }
    await tx.repo(RuleValue).insert({
      id: newId(), code: spec.code, value: String(value), unit: shipped.unit, doc, article, effectiveFrom, effectiveTo: null, orgPath: place.path, reason,
      createdById: currentPrincipal().memberId, createdAt: this.clock.now(),
    });
    await this.trace(tx, 'setting.change', spec, place.path, { value, effectiveFrom, doc, article, reason, org: place.name });
  }

  private trace(tx: Tx, action: string, { code, title }: SettingSpec, path: string, detail: object): Promise<void> {
    return this.audit.record(tx, { action, objectType: 'setting', objectId: code, orgPath: path || currentPrincipal().orgPath, title, detail });
  }
}

function requireSpec(code: string): SettingSpec {
  const spec = settingSpec(code);
  if (!spec) throw notFound('设置');
  return spec;
}

function requireChange({ code, value }: { code: string; value: number }, path: string): SettingSpec {
  const spec = requireSpec(code);
  if (spec.fixed) throw new Problem('setting.fixed', { detail: `“${spec.title}”由法规确定，不能修改。` });
  if (value < spec.min || value > spec.max) throw invalidField(path, `${spec.title}应在 ${spec.min}–${spec.max} 之间`);
  return spec;
}
