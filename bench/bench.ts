/** `npm run bench`: the reader against named libraries; `npm run bench -- register`: the register as it grows. */
await import(process.argv[2] === 'register' ? './register.ts' : './run.ts')
