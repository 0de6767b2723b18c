async function main() {
«*env»
  const «local» = process.env.«VARIABLE»;
  if (!«local») {
    throw new Error('Set the environment variable «VARIABLE».');
  }
«/»
«?env»

«/»
  const response = await fetch(«url», {
    method: '«METHOD»',
«?headers»
    headers: {
«*headers»
      «name»: «value»,
«/»
    },
«/»
«?body»
    body: «body»,
«/»
    redirect: 'manual',
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${response.status} ${response.statusText}: ${text}`);
  }
  console.log(text);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
