export { RoleDirectory, type RoleHolder } from './role-directory';
export { RoleSetup } from './role-setup';
export { RolesModule } from './roles.module';
