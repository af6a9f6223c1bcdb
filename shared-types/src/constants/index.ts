export * from './permissions';
export * from './problems';
export * from './roles';
export * from './codes';
export * from './members';
export * from './cases';
export * from './notify-topics';
export * from './adoptions';
