«?env»
import os
«/»
import sys

import httpx

«*env»
«local» = os.environ['«VARIABLE»']
«/»
«?env»

«/»
response = httpx.request(
    '«METHOD»',
    «url»,
«?headers»
    headers={
«*headers»
        «name»: «value»,
«/»
    },
«/»
«?body»
    content=«body».encode(),
«/»
    timeout=30,
)
if not response.is_success:
    sys.exit(f'{response.status_code} {response.reason_phrase}: {response.text}')
print(response.text)
