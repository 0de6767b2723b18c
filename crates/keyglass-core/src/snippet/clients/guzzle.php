<?php

require __DIR__ . '/vendor/autoload.php';

«*env»
$«local» = getenv('«VARIABLE»');
if ($«local» === false) {
    fwrite(STDERR, "Set the environment variable «VARIABLE».\n");
    exit(1);
}
«/»
«?env»

«/»
$client = new GuzzleHttp\Client();
$response = $client->request('«METHOD»', «url», [
«?headers»
    'headers' => [
«*headers»
        «name» => «value»,
«/»
    ],
«/»
«?body»
    'body' => «body»,
«/»
    'allow_redirects' => false,
    'http_errors' => false,
    'timeout' => 30,
]);
$status = $response->getStatusCode();
if ($status < 200 || $status > 299) {
    fwrite(STDERR, "$status {$response->getReasonPhrase()}: {$response->getBody()}\n");
    exit(1);
}
echo $response->getBody(), "\n";
