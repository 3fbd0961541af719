package org.drumlin.engine;

/**
 * Coefficients of the polynomials behind the elementary functions, lowest power first:
 * interpolation at Chebyshev nodes in 60 digits, rounded to double. bench/tables/coefficients.py
 * makes this file.
 */
final class Coefficients {
  private Coefficients() {}

  // (sin r - r)/r^3 over r^2 in [0, 1.65^2]
  static final double WIDE_SIN_0 = -0.16666666666666666;
  static final double WIDE_SIN_1 = 0.008333333333333299;
  static final double WIDE_SIN_2 = -0.00019841269841243078;
  static final double WIDE_SIN_3 = 2.7557319216117155e-06;
  static final double WIDE_SIN_4 = -2.505210724902445e-08;
  static final double WIDE_SIN_5 = 1.6058954663642443e-10;
  static final double WIDE_SIN_6 = -7.643283266180564e-13;
  static final double WIDE_SIN_7 = 2.723299184319416e-15;

  // (cos r - 1 + r^2/2)/r^4 over r^2 in [0, 1.58^2]
  static final double WIDE_COS_0 = 0.041666666666666664;
  static final double WIDE_COS_1 = -0.0013888888888888879;
  static final double WIDE_COS_2 = 2.4801587301579312e-05;
  static final double WIDE_COS_3 = -2.7557319221424815e-07;
  static final double WIDE_COS_4 = 2.0876756584549702e-09;
  static final double WIDE_COS_5 = -1.147071109154272e-11;
  static final double WIDE_COS_6 = 4.777840432807247e-14;
  static final double WIDE_COS_7 = -1.5213990743720567e-16;

  // (exp r - 1 - r)/r^2 over r in [-0.35, 0.35]
  static final double EXP_0 = 0.5;
  static final double EXP_1 = 0.1666666666666667;
  static final double EXP_2 = 0.04166666666666667;
  static final double EXP_3 = 0.008333333333325551;
  static final double EXP_4 = 0.0013888888888883332;
  static final double EXP_5 = 0.00019841269876840357;
  static final double EXP_6 = 2.480158732699005e-05;
  static final double EXP_7 = 2.755725286336732e-06;
  static final double EXP_8 = 2.755727183153613e-07;
  static final double EXP_9 = 2.5106262550879078e-08;
  static final double EXP_10 = 2.0915433598076003e-09;

  // (2 atanh s - 2 s)/s^3 over s^2 in [0, 0.0296]
  static final double LOG_0 = 0.6666666666666666;
  static final double LOG_1 = 0.4000000000000091;
  static final double LOG_2 = 0.2857142857078221;
  static final double LOG_3 = 0.22222222396552982;
  static final double LOG_4 = 0.18181795124476754;
  static final double LOG_5 = 0.15386267672882226;
  static final double LOG_6 = 0.1326802614042874;
  static final double LOG_7 = 0.13094416666525344;

  // (2 atanh s - 2 s - 2/3 s^3)/s^5 over s^2 in [0, 0.0296]
  static final double LOG_TAIL_0 = 0.4000000000000003;
  static final double LOG_TAIL_1 = 0.28571428571335483;
  static final double LOG_TAIL_2 = 0.2222222227246897;
  static final double LOG_TAIL_3 = 0.18181808025080376;
  static final double LOG_TAIL_4 = 0.1538559095957839;
  static final double LOG_TAIL_5 = 0.13285421679017204;
  static final double LOG_TAIL_6 = 0.12920221324272918;

  // 3 j1(x)/x over x^2 in [0, 4]
  static final double SPHERE_0 = 1.0;
  static final double SPHERE_1 = -0.1;
  static final double SPHERE_2 = 0.0035714285714285713;
  static final double SPHERE_3 = -6.613756613756611e-05;
  static final double SPHERE_4 = 7.515632515632092e-07;
  static final double SPHERE_5 = -5.781255781206311e-09;
  static final double SPHERE_6 = 3.211808763763627e-11;
  static final double SPHERE_7 = -1.3494993137214945e-13;
  static final double SPHERE_8 = 4.439092430373619e-16;
  static final double SPHERE_9 = -1.1734308825213506e-18;
  static final double SPHERE_10 = 2.452818286080151e-21;

  // J0(x) over x^2/8 - 1 in [-1, 1]
  static final double J0_NEAR_0 = -0.19654809527046824;
  static final double J0_NEAR_1 = -0.565959973761085;
  static final double J0_NEAR_2 = 0.4795280821510107;
  static final double J0_NEAR_3 = -0.1310320635136455;
  static final double J0_NEAR_4 = 0.01835270061006565;
  static final double J0_NEAR_5 = -0.0015789541366878427;
  static final double J0_NEAR_6 = 9.228173990226616e-05;
  static final double J0_NEAR_7 = -3.910341979152989e-06;
  static final double J0_NEAR_8 = 1.2577280629203553e-07;
  static final double J0_NEAR_9 = -3.177438769963085e-09;
  static final double J0_NEAR_10 = 6.474430378782236e-11;
  static final double J0_NEAR_11 = -1.0874323440607334e-12;
  static final double J0_NEAR_12 = 1.5299360425956585e-14;

  // J0(x) over x^2/16 - 2.5 in [-1.5, 1.5]
  static final double J0_MIDDLE_0 = 0.22884381861489356;
  static final double J0_MIDDLE_1 = 0.25517292567764044;
  static final double J0_MIDDLE_2 = -0.23410964002744294;
  static final double J0_MIDDLE_3 = -0.005616876173385996;
  static final double J0_MIDDLE_4 = 0.03289968152234147;
  static final double J0_MIDDLE_5 = -0.010078547993278408;
  static final double J0_MIDDLE_6 = 0.0016048663165681258;
  static final double J0_MIDDLE_7 = -0.00016629519450792233;
  static final double J0_MIDDLE_8 = 1.2349994746902811e-05;
  static final double J0_MIDDLE_9 = -6.956604766223698e-07;
  static final double J0_MIDDLE_10 = 3.0882309750790537e-08;
  static final double J0_MIDDLE_11 = -1.1112328584046312e-09;
  static final double J0_MIDDLE_12 = 3.3120845404382785e-11;
  static final double J0_MIDDLE_13 = -8.320382645869079e-13;
  static final double J0_MIDDLE_14 = 1.7918491261205523e-14;
  static final double J0_MIDDLE_15 = -3.327664832648345e-16;

  // sqrt(x) M0(x) over 1/x^2 in [0, 1/64]
  static final double J0_MODULUS_0 = 0.7978845608028654;
  static final double J0_MODULUS_1 = -0.049867785050106424;
  static final double J0_MODULUS_2 = 0.08259351872404887;
  static final double J0_MODULUS_3 = -0.43312859786352886;
  static final double J0_MODULUS_4 = 4.666288488596747;
  static final double J0_MODULUS_5 = -85.14259177160179;
  static final double J0_MODULUS_6 = 2324.0911738331674;
  static final double J0_MODULUS_7 = -83176.94821028688;
  static final double J0_MODULUS_8 = 3273728.380577584;
  static final double J0_MODULUS_9 = -117437921.95354651;
  static final double J0_MODULUS_10 = 3247305525.5063567;
  static final double J0_MODULUS_11 = -58088646295.048615;
  static final double J0_MODULUS_12 = 490143285995.17816;

  // x (theta0(x) - x + pi/4) over 1/x^2 in [0, 1/64]
  static final double J0_PHASE_0 = -0.12499999999999996;
  static final double J0_PHASE_1 = 0.06510416666586492;
  static final double J0_PHASE_2 = -0.20957030956861364;
  static final double J0_PHASE_3 = 1.6380615989557215;
  static final double J0_PHASE_4 = -23.47180640622719;
  static final double J0_PHASE_5 = 534.0653610819381;
  static final double J0_PHASE_6 = -17338.490653785946;
  static final double J0_PHASE_7 = 704292.4025166883;
  static final double J0_PHASE_8 = -30082713.302291695;
  static final double J0_PHASE_9 = 1132995429.4824529;
  static final double J0_PHASE_10 = -32240858077.736145;
  static final double J0_PHASE_11 = 586933485170.2617;
  static final double J0_PHASE_12 = -5008605856203.971;

  // J1(x)/x over x^2/8 - 1 in [-1, 1]
  static final double J1_NEAR_0 = 0.14148999344027124;
  static final double J1_NEAR_1 = -0.23976404107550536;
  static final double J1_NEAR_2 = 0.09827404763523412;
  static final double J1_NEAR_3 = -0.01835270061006565;
  static final double J1_NEAR_4 = 0.0019736926708597224;
  static final double J1_NEAR_5 = -0.00013842260985339855;
  static final double J1_NEAR_6 = 6.8430984637780495e-06;
  static final double J1_NEAR_7 = -2.515456125864287e-07;
  static final double J1_NEAR_8 = 7.149236897720016e-09;
  static final double J1_NEAR_9 = -1.6186075634562658e-10;
  static final double J1_NEAR_10 = 2.9905877007962974e-12;
  static final double J1_NEAR_11 = -4.589949588973029e-14;

  // J1(x)/x over x^2/16 - 2.5 in [-1.5, 1.5]
  static final double J1_MIDDLE_0 = -0.031896615709705055;
  static final double J1_MIDDLE_1 = 0.05852741000686073;
  static final double J1_MIDDLE_2 = 0.0021063285650197486;
  static final double J1_MIDDLE_3 = -0.016449840761170714;
  static final double J1_MIDDLE_4 = 0.006299092495799004;
  static final double J1_MIDDLE_5 = -0.0012036497374261711;
  static final double J1_MIDDLE_6 = 0.00014550829519443297;
  static final double J1_MIDDLE_7 = -1.2349994746772966e-05;
  static final double J1_MIDDLE_8 = 7.826180361985102e-07;
  static final double J1_MIDDLE_9 = -3.860288729428874e-08;
  static final double J1_MIDDLE_10 = 1.5279451816886713e-09;
  static final double J1_MIDDLE_11 = -4.968122706830954e-11;
  static final double J1_MIDDLE_12 = 1.3520616352150462e-12;
  static final double J1_MIDDLE_13 = -3.136343950843647e-14;
  static final double J1_MIDDLE_14 = 6.240187653981767e-16;

  // sqrt(x) M1(x) over 1/x^2 in [0, 1/64]
  static final double J1_MODULUS_0 = 0.7978845608028654;
  static final double J1_MODULUS_1 = 0.14960335515045572;
  static final double J1_MODULUS_2 = -0.15427845970130524;
  static final double J1_MODULUS_3 = 0.6425342887937833;
  static final double J1_MODULUS_4 = -6.175254997822383;
  static final double J1_MODULUS_5 = 105.77092389500275;
  static final double J1_MODULUS_6 = -2777.733829212331;
  static final double J1_MODULUS_7 = 97067.65485614126;
  static final double J1_MODULUS_8 = -3767927.5772261657;
  static final double J1_MODULUS_9 = 134137190.38319828;
  static final double J1_MODULUS_10 = -3693293205.8204446;
  static final double J1_MODULUS_11 = 65901855466.38653;
  static final double J1_MODULUS_12 = -555205093001.6584;

  // x (theta1(x) - x + 3 pi/4) over 1/x^2 in [0, 1/64]
  static final double J1_PHASE_0 = 0.37499999999999994;
  static final double J1_PHASE_1 = -0.16406249999910097;
  static final double J1_PHASE_2 = 0.3708984342134139;
  static final double J1_PHASE_3 = -2.3693930427715575;
  static final double J1_PHASE_4 = 30.620291070504443;
  static final double J1_PHASE_5 = -657.4218214089948;
  static final double J1_PHASE_6 = 20598.515686233324;
  static final double J1_PHASE_7 = -818804.2104090772;
  static final double J1_PHASE_8 = 34543567.609421425;
  static final double J1_PHASE_9 = -1292142410.6824837;
  static final double J1_PHASE_10 = 36628309741.22747;
  static final double J1_PHASE_11 = -665281640864.8999;
  static final double J1_PHASE_12 = 5668989411630.809;
}
