require 'faraday'

«?query»
# Sends the query as it stands: Faraday would sort it and encode it anew.
module QueryAsItStands
  def self.decode(query)
    { query => nil }
  end

  def self.encode(params)
    params.keys.first
  end
end

«/»
«*env»
«local» = ENV.fetch('«VARIABLE»')
«/»
«?env»

«/»
connection = Faraday.new«?query»(request: { params_encoder: QueryAsItStands })«/»
response = connection.run_request(
  :«method»,
  «url»,
  «?body»«body»«/»«?!body»nil«/»,
  {«?headers»
«*headers»
    «name» => «value»,
«/»
  «/»}
)
unless response.success?
  abort "#{response.status} #{response.reason_phrase}: #{response.body}"
end
puts response.body
