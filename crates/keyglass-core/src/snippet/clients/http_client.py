import http.client
«?env»
import os
«/»
import sys

«*env»
«local» = os.environ['«VARIABLE»']
«/»
«?env»

«/»
connection = http.client.HTTP«?https»S«/»Connection(«authority», timeout=30)
connection.request(
    '«METHOD»',
    «target»,
«?body»
    body=«body».encode(),
«/»
«?headers»
    headers={
«*headers»
        «name»: «value»,
«/»
    },
«/»
)
response = connection.getresponse()
text = response.read().decode()
connection.close()
if not 200 <= response.status < 300:
    sys.exit(f'{response.status} {response.reason}: {text}')
print(text)
