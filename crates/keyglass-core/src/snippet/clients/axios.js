async function main() {
  const { default: axios } = await import('axios');
«*env»
  const «local» = process.env.«VARIABLE»;
  if (!«local») {
    throw new Error('Set the environment variable «VARIABLE».');
  }
«/»
«?env»

«/»
  const response = await axios.request({
    method: '«METHOD»',
    url: «url»,
«?headers»
    headers: {
«*headers»
      «name»: «value»,
«/»
    },
«/»
«?body»
    data: Buffer.from(«body»),
«/»
    responseType: 'text',
    maxRedirects: 0,
    validateStatus: null,
  });
  if (response.status < 200 || response.status > 299) {
    throw new Error(`${response.status} ${response.statusText}: ${response.data}`);
  }
  console.log(response.data);
}

main().catch((error) => {
  // Not the whole error of axios, which holds the request's headers.
  console.error(error.message);
  process.exitCode = 1;
});
