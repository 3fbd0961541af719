// The language of model bodies (a subset of OpenCL C), of one-line formulas, and of the expressions
// in ties, constraints and derived quantities. What each may use is checked on the tree.
grammar Language;

body
  : item+ EOF
  ;

formula
  : (NAME (LPAREN NAME RPAREN)? ASSIGN)? expr EOF
  ;

expression
  : expr EOF
  ;

item
  : constant
  | function
  ;

constant
  : CONST type NAME (LBRACKET size=expr? RBRACKET)? ASSIGN (value=expr | LBRACE values+=expr (COMMA values+=expr)* COMMA? RBRACE) SEMICOLON
  ;

function
  : STATIC? type NAME LPAREN (argument (COMMA argument)*)? RPAREN block
  ;

argument
  : type NAME (LBRACKET size=expr? RBRACKET)?
  ;

type
  : DOUBLE
  | INT
  ;

block
  : LBRACE statement* RBRACE
  ;

statement
  : block                                                             # nested
  | CONST? type declarator (COMMA declarator)* SEMICOLON              # declaration
  | IF LPAREN expr RPAREN statement (ELSE statement)?                 # choice
  | FOR LPAREN type NAME ASSIGN expr SEMICOLON NAME op=(LESS | LESS_EQUAL | GREATER | GREATER_EQUAL) expr SEMICOLON advance RPAREN statement # loop
  | RETURN expr SEMICOLON                                             # result
  | SINCOS LPAREN expr COMMA NAME COMMA NAME RPAREN SEMICOLON         # sincos
  | NAME op=(ASSIGN | ADD_TO | SUBTRACT_FROM | MULTIPLY_BY | DIVIDE_BY) expr SEMICOLON # assignment
  ;

declarator
  : NAME (ASSIGN expr)?
  ;

// i-- is read as two signs, so that a--b stays a - -b.
advance
  : NAME (INCREMENT | MINUS MINUS)
  | (INCREMENT | MINUS MINUS) NAME
  | NAME (ADD_TO | SUBTRACT_FROM) expr
  ;

expr
  : LPAREN expr RPAREN                                     # group
  | NAME LPAREN (expr (COMMA expr)*)? RPAREN               # call
  | NAME LBRACKET expr RBRACKET                            # element
  | NAME (DOT NAME)*                                       # name
  | NUMBER                                                 # number
  | <assoc=right> expr op=(POWER | CARET) expr             # power
  | op=(MINUS | PLUS | NOT) expr                           # prefix
  | expr op=(TIMES | OVER | PERCENT) expr                  # binary
  | expr op=(PLUS | MINUS) expr                            # binary
  | expr op=(LESS | LESS_EQUAL | GREATER | GREATER_EQUAL) expr # binary
  | expr op=(EQUAL | NOT_EQUAL) expr                       # binary
  | expr op=AND expr                                       # binary
  | expr op=OR expr                                        # binary
  | <assoc=right> expr QUESTION expr COLON expr            # conditional
  ;

CONST : 'const' | 'constant' ;
STATIC : 'static' ;
DOUBLE : 'double' ;
INT : 'int' ;
IF : 'if' ;
ELSE : 'else' ;
FOR : 'for' ;
WHILE : 'while' ;
DO : 'do' ;
BREAK : 'break' ;
CONTINUE : 'continue' ;
SWITCH : 'switch' ;
GOTO : 'goto' ;
RETURN : 'return' ;
SINCOS : 'SINCOS' ;

LPAREN : '(' ;
RPAREN : ')' ;
LBRACE : '{' ;
RBRACE : '}' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
COMMA : ',' ;
SEMICOLON : ';' ;
QUESTION : '?' ;
COLON : ':' ;
DOT : '.' ;
ASSIGN : '=' ;
ADD_TO : '+=' ;
SUBTRACT_FROM : '-=' ;
MULTIPLY_BY : '*=' ;
DIVIDE_BY : '/=' ;
INCREMENT : '++' ;
PLUS : '+' ;
MINUS : '-' ;
TIMES : '*' ;
OVER : '/' ;
PERCENT : '%' ;
POWER : '**' ;
CARET : '^' ;
LESS : '<' ;
LESS_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_EQUAL : '>=' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
AND : '&&' ;
OR : '||' ;
NOT : '!' ;

NAME : [A-Za-z_] [A-Za-z_0-9]* ;
NUMBER : ([0-9]+ ('.' [0-9]*)? | '.' [0-9]+) ([eE] [+-]? [0-9]+)? ;

COMMENT : '/*' .*? '*/' -> skip ;
OPEN_COMMENT : '/*' ;
LINE_COMMENT : '//' ~[\r\n]* -> skip ;
SPACE : [ \t\r\n\f]+ -> skip ;
UNKNOWN : . ;
