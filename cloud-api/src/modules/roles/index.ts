export { implicitAssignments } from './role.access';
export { RoleDirectory, type RoleHolder } from './role-directory';
export { type GateView, RoleExplanation } from './role-explanation';
export { RoleSetup } from './role-setup';
export { RolesModule } from './roles.module';
