// Writes a roster of fictitious members of the demo group's branches, as the product itself exports one.
const { writeFileSync } = require('node:fs');
const { load } = require('../lib/product.cjs');

const [file, count, today] = process.argv.slice(2);
const { planOrgs, TEN_FOLD_SIZE } = load('database/seed/org-plan');
const { planMembers } = load('database/seed/member-plan');
const { Random } = load('database/seed/random');
const { ROSTER_COLUMNS } = load('modules/members/roster/roster-columns');
const { rosterWorkbook } = load('modules/members/roster/roster-writer');

const random = new Random(1921);
const members = planMembers(planOrgs(TEN_FOLD_SIZE, random), TEN_FOLD_SIZE, today, random).slice(0, Number(count));
const KINDS = { active: 'on_job', retired: 'retired', mobile: 'mobile' };
const empty = Object.fromEntries(ROSTER_COLUMNS.map(({ key }) => [key, '']));

async function* rows() {
  for (const { orgCode, name, idNumber, sex, birthDate, nation, education, kind, group, joinedOn, fullOn, job, phone, address } of members) {
    const mobile = group === 'mobile' ? { mobileSince: joinedOn, mobileTo: '外省某市' } : {};
    yield {
      cells: {
        ...empty, name, idNumber, sex, birthDate, nation, education, category: kind, org: orgCode, joinedOn, fullOn: fullOn ?? '', job, phone, address,
        status: 'active', kind: KINDS[group], ...mobile,
      },
    };
  }
}

rosterWorkbook(rows()).then((bytes) => writeFileSync(file, bytes));
