«?env»
import os
«/»
import sys

import requests

«*env»
«local» = os.environ['«VARIABLE»']
«/»
«?env»

«/»
response = requests.«method»(
    «url»,
«?headers»
    headers={
«*headers»
        «name»: «value»,
«/»
    },
«/»
«?body»
    data=«body».encode(),
«/»
    allow_redirects=False,
    timeout=30,
)
if not 200 <= response.status_code < 300:
    sys.exit(f'{response.status_code} {response.reason}: {response.text}')
print(response.text)
