require 'net/http'

«*env»
«local» = ENV.fetch('«VARIABLE»')
«/»
«?env»

«/»
uri = URI(«url»)
request = Net::HTTP::«Method».new(uri)
«*headers»
request[«name»] = «value»
«/»
«?body»
request.body = «body»
«/»

response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: «?https»true«/»«?!https»false«/») do |http|
  http.request(request)
end
unless response.is_a?(Net::HTTPSuccess)
  abort "#{response.code} #{response.message}: #{response.body}"
end
puts response.body
